"""Mokcha: a dynamic blog for people with years of Jekyll posts."""
