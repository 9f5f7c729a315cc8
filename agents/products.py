"""The products of the prefecture's farms: three staples, the plan's ten industries with its four kinds of livestock.

The order is that of every vector of `data/life/products.toml`. What a product yields, costs and risks stands there; where it is at
home stands in `industries.csv` of the place; what happens to it in a month in `model/life/farming.py`.
"""

from __future__ import annotations

from agents.codes import Item

STAPLE_PRODUCTS = (Item("maize", "玉米", "maize"), Item("rice", "水稻", "rice"), Item("rapeseed", "油菜", "rapeseed"))
CROP_PRODUCTS = (
    Item("tea", "茶叶", "tea"),
    Item("vegetables", "蔬菜", "vegetables"),
    Item("fungi", "食用菌", "edible fungi"),
    Item("fruit", "精品水果", "fruit"),
    Item("herbs", "中药材", "herbs"),
    Item("coix", "薏仁米", "coix"),
    Item("camellia", "油茶", "camellia"),
    Item("tobacco", "烤烟", "tobacco"),
)
ANIMAL_PRODUCTS = (
    Item("hogs", "生猪", "hogs"),
    Item("cattle", "肉牛", "cattle"),
    Item("goats", "羊", "goats"),
    Item("poultry", "家禽", "poultry"),
    Item("fishery", "水产", "fishery"),
)
PRODUCTS = (*STAPLE_PRODUCTS, *CROP_PRODUCTS, *ANIMAL_PRODUCTS)
PRODUCT_COUNT = len(PRODUCTS)
STAPLE_COUNT = len(STAPLE_PRODUCTS)
FIRST_CROP, FIRST_ANIMAL = STAPLE_COUNT, STAPLE_COUNT + len(CROP_PRODUCTS)
STAPLES, CROPS, ANIMALS = slice(0, FIRST_CROP), slice(FIRST_CROP, FIRST_ANIMAL), slice(FIRST_ANIMAL, PRODUCT_COUNT)
"""Parts of a vector over products: what feeds the household, what its other land grows for sale, what its hands keep."""
MAIZE, RICE, RAPESEED = range(STAPLE_COUNT)
HOGS, CATTLE, GOATS, POULTRY, FISHERY = range(FIRST_ANIMAL, PRODUCT_COUNT)
STOLEN_PRODUCTS = (HOGS, GOATS, CATTLE, CATTLE)
"""At whose price a stolen pig, sheep or goat, horse and head of cattle are replaced."""
