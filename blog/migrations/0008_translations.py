from django.db import migrations, models

KEYS = (
    'translation_key', 'translationKey', 'translation_id', 'lang-ref', 'lang_ref', 'page_id', 'ref',
)


def key_of(front_matter):
    """As blog.models.documents.translation_key_of said when this was written."""
    for name in (*KEYS, *(['permalink'] if front_matter.get('lang') else [])):
        value = front_matter.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return f'{name} {str(value).strip()}'[:200]
    return ''


def fill(apps, schema_editor):
    documents = apps.get_model('blog', 'Document').objects
    for document in documents.only('front_matter').iterator(500):
        key = key_of(document.front_matter or {})
        if key:
            documents.filter(pk=document.pk).update(translation_key=key)


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0007_conflicts'),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='translation_key',
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=200),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
