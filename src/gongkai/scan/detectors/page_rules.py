"""H101 to H103: pictures in place of text, pictures without words, links that lead nowhere."""

from gongkai.basis.language import marked
from gongkai.scan.values.bases import ACCESS, LINKS
from gongkai.scan.values.model import Detector, Group, Severity

PICTURED_TABLE = Detector(
    "H101",
    "pictured-table",
    marked("表格或者正文是图片"),
    Group.PAGE,
    Severity.WARN,
    ACCESS,
    marked("图片里的表格读屏软件读不出来，也搜索不到。说到表、名单以后只有图片，或者整页只有图片的，算。"),
    marked("换成网页表格，或者在图片旁边写出同样的内容"),
    faulty=("<p>收支情况见下表：</p><p><img src='1.png' alt='收支表'></p>",),
    sound=("<p>收支情况见下表：</p><table><tr><td>收入</td><td>12</td></tr></table><img src='logo.png' alt='徽标'>",),
)
NO_ALTERNATIVE = Detector(
    "H102",
    "no-alternative-text",
    marked("图片没有替代文字"),
    Group.PAGE,
    Severity.WARN,
    ACCESS,
    marked("没有替代文字的图片，看不见的人不知道是什么。写成文件名的等于没有；只作装饰的写空的 alt。"),
    marked("写明图片的内容"),
    faulty=("<p>开展宣传活动，群众积极参与。</p><img src='a.jpg'>", "<p>活动</p><img src='a.jpg' alt='IMG_0001.jpg'>"),
    sound=("<p>开展宣传活动，群众积极参与，发放手册二百余份。</p><img src='a.jpg' alt='工作人员发放手册'>",),
)
DEAD_LINK = Detector(
    "H103",
    "dead-link",
    marked("链接打不开"),
    Group.PAGE,
    Severity.WARN,
    LINKS,
    marked("本站的链接指向不存在的页面或者附件。只判断本站的地址，并且要有已知地址的清单；外部网站的不判断。"),
    marked("改正链接，或者补上附件"),
    faulty=("<p>见<a href='/gone/'>通知</a></p>",),
    sound=("<p>见<a href='/guide/'>指南</a>、<a href='https://other.example/x'>外部</a></p>",),
)
PAGE = (PICTURED_TABLE, NO_ALTERNATIVE, DEAD_LINK)
