"""What a name means, as it is answered: the sentence, the status, the candidates."""

from dataclasses import dataclass

from geodata.name_index import Hit, NameIndex, Target

STATUSES: tuple[str, ...] = (
    "exact",
    "normalised",
    "alias",
    "former",
    "ward",
    "prefecture",
    "ambiguous",
    "not_municipal",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means.

    Attributes:
        name: The name as given.
        lgcode: 5 digits, or 2 for a prefecture; "" unless the name means exactly one local government.
        prefecture: The official name today, "" if unknown.
        municipality: The official name today, "" for a prefecture or if unknown.
        status: One of STATUSES. `exact`: as in the registry; `normalised`: but for spelling; `alias`: parts
            are left out or mistaken; `former`: the name until a merger or renaming since 1999-04-01; `ward`: a ward
            of the 指定都市 in lgcode; `prefecture`; `ambiguous`: any of the candidates, or all of them (東京23区);
            `not_municipal`: another kind of body; `unknown`: none, candidates are near.
        candidates: lgcodes in code order, empty where lgcode is set.
        reason: A short sentence in Japanese; "" for exact, but for a bare name that another one looks like.
    """

    name: str
    lgcode: str
    prefecture: str
    municipality: str
    status: str
    candidates: tuple[str, ...]
    reason: str


def answer(
    name: str, hit: Hit, index: NameIndex, status: str = "exact", reason: str = "", *, sure: bool = False
) -> Resolution:
    """The answer that a hit allows; status and reason tell what was done to the name before.

    Args:
        name: As given.
        hit: What the index knows of it.
        index: That index.
        status: By what was taken from around the name.
        reason: What that was.
        sure: Whether a prefecture or code beside the name supports the hit.
    """
    # A place that kept its name through a merger is not the former one.
    target = next((other for other in hit.targets if not other.former), hit.targets[0])
    if len(hit.lgcodes) > 1:
        doubt = f"{index.listed(hit.targets)}のどれとも読める。都道府県名などを添える"
        one_before = target.former and len({other.former_lgcode for other in hit.targets}) == 1
        return unresolved(name, "ambiguous", hit.targets, divided(hit.targets, index) if one_before else doubt)
    if all(other.is_word for other in hit.targets):
        reason = "これだけでは団体の名称と言えない。「市」「区」などまで書く"
        return unresolved(name, "unknown", hit.targets, reason)
    statuses = ("exact", "normalised", "alias")
    status = max(status, hit.tier.status, key=statuses.index)
    twins = "" if sure or target.former else index.twins.get(hit.key, "")
    warning = f"字の似た名称に{twins}がある" if twins and hit.tier.status in ("exact", "normalised") else ""
    return resolved(name, target, status, _sentence(reason, hit.tier.reason, warning), index)


def resolved(name: str, target: Target, status: str, reason: str, index: NameIndex) -> Resolution:
    """The answer that a name means one local government."""
    prefecture = index.full_names[target.lgcode[:2]]
    if len(target.lgcode) == 2:
        return Resolution(name, target.lgcode, prefecture, "", "prefecture", (), reason)
    municipality = index.names[target.lgcode]
    if target.ward:
        until = f"（{target.last_day}まで）" if target.last_day else ""
        status, reason = "ward", _sentence(f"{target.ward}は{municipality}の行政区{until}", reason)
    if target.former:
        same = target.former_lgcode[:2] == target.lgcode[:2] and not target.former.endswith(municipality)
        today = municipality if same else index.full_names[target.lgcode]
        change = f"{target.former}は{target.changed_on}になくなった名称で、今は{today}"
        status, reason = "former", _sentence(change, reason)
    return Resolution(name, target.lgcode, prefecture, municipality, status, (), reason)


def divided(targets: tuple[Target, ...], index: NameIndex) -> str:
    """The sentence on a village that was divided."""
    parts = "、".join(index.full_names[target.lgcode] for target in targets)
    return f"{targets[0].former}は{targets[0].changed_on}に{parts}に分かれた"


def unresolved(name: str, status: str, targets: tuple[Target, ...], reason: str) -> Resolution:
    """The answer that a name means no single one, with those that are near."""
    return Resolution(name, "", "", "", status, tuple(sorted({target.lgcode for target in targets})), reason)


def _sentence(*parts: str) -> str:
    return "。".join(part for part in parts if part)
