"""Makes the fonts of this folder; README.md says of what and how it is run: python build.py <folder of the unpacked packages>."""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

HERE, SOURCES = Path(__file__).parent, Path(sys.argv[1])
NOTO, HANAZONO = SOURCES / 'usr/share/fonts/opentype/noto', SOURCES / 'usr/share/fonts/truetype/hanazono'

# Of given names and trade names, beyond GB 2312.
NAMES = '喆堃垚淼焱鑫犇昇祎燊珺玥赟璟玮瑄琤珈璐晞曈晟旸昀昉曦暐煊煜煐烨燚熠炘炆珩琰琮瑀璇璠璘璨瓅玙琋琲翀翊翮翾骉骎骐骕晗晔暠淏淯湉溦溁滢滟潆澍濛泓泃沄沨泺洺涢浛'
NAMES += '堉堃埇墘墉塬塍屾岽岿峣崟崧嵘嵊嵩巍妘妤姝姞娴婳婷媄媖嫄嫣嬿孖宸宬寔尧弢弘彧彣忞怡恺惇惟愔慜懋懿戬扆挹揆敉斓斐旃旻昕晅晖晙暄暕朏杺柃栎栻桢梓梽棨棽椋椿楒楠槿樾橦橹櫆毓沺'
NAMES += '禤禛禩穂竑竣笪筠筱筼箐篁綦綮縠繇纻绎绚绡羿翃翛耔耜聿芃芊芷苡茗茜荇荦莙莜菀菁萱葳蒨蓁蓥蔺蕙蕤蘅虓蜚衎裎裒褀訚訢誉谌贇赪趯跞轶辂迦逄逯邗邝郅郇郗郜鄄鄞鄢酆醴釴鈊鋆鋐錡鍼鏐鑨'
NAMES += '钘钚钤钰铄铖铠铭铼锘锜锳镡镒镕镠闫闵阇阗隗雒雩霁霈霖靓靖鞠韡韪頔顒颀颋颕飏飗馥骃骅骙鲲鹍鹏鹭麓麒麟黉黻鼐龑㛃㙦䶮囍昪燄珮甯硚碶祾禇穎竸粧綵緈縯羴脩菓蓢袆裏豐邨鄚釗釩鈺銘錕鎏鎮鏵鑂鑪閆陞雲靝頫顥顯飛馫驊驍髙鱻鴻麗黃龍龢'
# What signs say beside words.
SYMBOLS = '★☆✓✔✕✖×→←↑↓▲▼●○■□◆◇…—·¥￥℃㎡№①②③☎'


def gb2312():
    for high in (*range(0xA1, 0xAA), *range(0xB0, 0xF8)):
        for low in range(0xA1, 0xFF):
            try:
                yield ord(bytes([high, low]).decode('gb2312'))
            except UnicodeDecodeError:
                pass


# Kana, Cyrillic and the lines of tables stand in GB 2312 and in the font of the rest.
NOT_USUAL = {*range(0x3041, 0x3100), *range(0x400, 0x500), *range(0x2500, 0x2580)}
USUAL = ({*range(0x20, 0x7F), *range(0xA0, 0x100), *gb2312(), *range(0x2000, 0x206F), *range(0x2460, 0x2474), *range(0x3000, 0x3040), *range(0xFF00, 0xFFF0)} - NOT_USUAL) | {ord(c) for c in NAMES + SYMBOLS}
HANGUL = {*range(0x1100, 0x1200), *range(0x3130, 0x3190), *range(0xA960, 0xA980), *range(0xAC00, 0xD800), *range(0x3200, 0x3220), *range(0x3260, 0x3280), *range(0xFFA0, 0xFFE0)}


def narrowed(font, characters):
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.drop_tables += ['vhea', 'vmtx', 'VORG', 'BASE', 'DSIG', 'GPOS', 'GSUB', 'GDEF', 'gasp']
    narrow = subset.Subsetter(options)
    narrow.populate(unicodes=characters)
    narrow.subset(font)
    return font


def noto(weight, characters):
    return narrowed(TTFont(NOTO / f'NotoSansCJK-{weight}.ttc', fontNumber=2, recalcTimestamp=False), characters)


def hanazono(characters):
    """Curves of third degree take half the room of those of second degree, and one part in five hundred of the height is not seen. The name is another: the licence keeps theirs."""
    narrow = narrowed(TTFont(HANAZONO / 'HanaMinB.ttf', recalcTimestamp=False), characters)
    glyphs, cmap, widths = narrow.getGlyphSet(), narrow.getBestCmap(), narrow['hmtx'].metrics
    order = narrow.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = T2CharStringPen(widths[name][0], glyphs, roundTolerance=0.5)
        glyphs[name].draw(Qu2CuPen(pen, max_err=narrow['head'].unitsPerEm / 500, all_cubic=True))
        drawn[name] = pen.getCharString()
    named = 'MashangbanRareMincho'
    font = FontBuilder(narrow['head'].unitsPerEm, isTTF=False)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(cmap)
    font.setupCFF(named, {'FullName': named}, drawn, {})
    font.setupHorizontalMetrics({name: (widths[name][0], 0) for name in order})
    font.setupHorizontalHeader(ascent=narrow['hhea'].ascent, descent=narrow['hhea'].descent)
    font.setupNameTable({'familyName': named, 'styleName': 'Regular', 'psName': named, 'copyright': 'Copyright (c) 2011, GlyphWiki Project (kamichi@fonts.jp)', 'licenseDescription': 'SIL Open Font License, Version 1.1'})
    font.setupOS2()
    font.setupPost(keepGlyphNames=False)
    font.font['head'].created = font.font['head'].modified = narrow['head'].modified
    return font.font


if __name__ == '__main__':
    whole = TTFont(NOTO / 'NotoSansCJK-Regular.ttc', fontNumber=2, lazy=True).getBestCmap().keys()
    noto('Regular', USUAL).save(HERE / 'usual.otf')
    noto('Bold', USUAL).save(HERE / 'usual-bold.otf')
    noto('Regular', set(whole) - USUAL - HANGUL).save(HERE / 'rest.otf')
    beyond = {*range(0xF900, 0xFB00), *range(0x2B740, 0x2CEB0), *range(0x2F800, 0x2FA20)} - set(whole)
    hanazono(beyond).save(HERE / 'rare.otf')
