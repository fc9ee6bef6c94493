"""Korean particles, which stand behind a word without a blank."""

from blog.search.hangul import decomposed
from blog.search.words import Run

# The longest first.
_PARTICLES = (
    "에게서", "에서는", "으로는", "으로서", "으로써", "이라는", "이라고", "에서의", "에서",
    "에게", "에는", "으로", "까지", "부터", "처럼", "보다", "하고", "이랑", "이나", "이란",
    "라는", "라고", "와의", "과의", "은", "는", "이", "가", "을", "를", "의", "에", "로", "와",
    "과", "도", "만",
)  # fmt: skip
# Those that hardly ever are the end of a word itself; the form of some depends on the letter
# before. 이 (고양이), 가 (역사가), 도 (복잡도) and the like are not among them.
_AFTER_ANY = (
    "에서는",
    "에서의",
    "에게서",
    "에서",
    "에게",
    "에는",
    "까지",
    "부터",
    "처럼",
    "의",
    "에",
)
_AFTER_VOWEL = ("라는", "라고", "와의", "를", "는", "와", "로")
_AFTER_CONSONANT = (
    "으로는", "으로서", "으로써", "이라는", "이라고", "과의", "으로", "을", "은", "과",
)  # fmt: skip
_SURE = sorted((*_AFTER_ANY, *_AFTER_VOWEL, *_AFTER_CONSONANT), key=len, reverse=True)
_NO_PARTICLE = ("주의",)  # 민주주의
_SHORTEST_STEM = 2


def without_particle(chunk: str) -> str:
    """Return a folded ``chunk`` without what may be the particle at its end."""
    for particle in _PARTICLES:
        if chunk.endswith(particle) and len(chunk) > len(particle):
            return chunk.removesuffix(particle)
    return chunk


def without_sure_particle(parts: list[Run]) -> list[Run]:
    """Return the runs of a chunk without the particle that surely stands at their end."""
    if not parts or not parts[-1].cjk:
        return parts
    *before, last = parts
    if before and last.text in _PARTICLES:  # iPhone이
        return before
    shortest = 1 if before else _SHORTEST_STEM
    stem = _stem(last.text)
    return [*before, Run(stem, cjk=True)] if len(stem) >= shortest else parts


def _stem(word: str) -> str:
    for particle in _SURE:
        stem = word.removesuffix(particle)
        if (
            stem
            and stem != word
            and not word.endswith(_NO_PARTICLE)
            and _may_follow(particle, stem)
        ):
            return stem
    return word


def _may_follow(particle: str, stem: str) -> bool:
    """Whether ``particle`` has the form that the last letter of ``stem`` asks for."""
    letters = decomposed(stem[-1])
    ends_in_vowel = len(letters) == 2 or (particle == "로" and letters.endswith("ㄹ"))
    return particle in (_AFTER_ANY + (_AFTER_VOWEL if ends_in_vowel else _AFTER_CONSONANT))
