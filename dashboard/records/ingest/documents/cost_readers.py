"""Figures in yen: what is saved, what was paid once, what is paid every year."""

import re

from dashboard.records.ingest.documents.readings import NOT_DONE, Around, Reading, Rule, decided, reading
from dashboard.records.ingest.documents.sections import Kind

_SAVED = re.compile(r"削減|節約|節減|縮減|コストダウン|抑制|軽減|費用対効果|効果(?:金)?額|浮い|減")
_SAVED_BEFORE = re.compile(r"(?:効果(?:金)?額|削減額|費用対効果)\D{0,10}$")
_ONCE = re.compile(
    r"初期|イニシャル|導入(?:費|経費|コスト|費用|一時)|一時経費|構築|整備(?:費|に)|購入|事業費|開発(?:費|に)|改修"
    r"|1台当たり|試行導入|設置費|委託料|調達"
)
_YEARLY = re.compile(r"運用(?:費|経費|コスト|支援)|ランニング|維持|保守(?:費|料)|年額")
_SPENT = re.compile(r"費用?|経費|コスト|予算|料|額|円(?:/|で導入)|負担")
_PAID = re.compile(
    r"^(?:程度|余り?)?(?:を(?:計上|投じ|かけ|補助|盛り込)|で(?:導入|購入|整備|構築)|の(?:予算|補正予算|費用))"
)
_COST_OF = re.compile(r"費(?:用)?(?:は|が|に)?計?(?:約|およそ)?$")

_RULES = (
    # 1人10万円 of a benefit is handed on, not spent on the initiative.
    Rule(lambda it: re.search(r"1人(?:当たり|あたり)?$", it.before) or re.match(r"を?(?:給付|支給)", it.after), ""),
    Rule(
        lambda it: _SAVED.search(it.after[:14]) or it.cut_further_on or _SAVED_BEFORE.search(it.before),
        "cost_saved_yen",
    ),
    Rule(lambda it: NOT_DONE.search(it.before[-12:]) and not it.within(Kind.COST), ""),
    Rule(lambda it: it.monthly, "other"),
    Rule(
        lambda it: _YEARLY.search(it.named) or (it.yearly and (_SPENT.search(it.named) or it.within(Kind.COST))),
        "running_cost_yen_per_year",
    ),
    Rule(lambda it: _ONCE.search(it.before) or it.within(Kind.COST), "initial_cost_yen"),
    Rule(lambda it: _PAID.match(it.after) or _COST_OF.search(it.before), "initial_cost_yen"),
    Rule(lambda it: _SPENT.search(it.before + it.after[:22]) or "総額" in it.before, "other"),
)


def read_yen(around: Around) -> Reading | None:
    """Money saved or spent."""
    rule = decided(_RULES, around)
    return (
        reading(around, rule.metric, "円/月" if rule.metric == "other" and around.monthly else "円") if rule else None
    )
