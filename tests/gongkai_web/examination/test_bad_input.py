"""Two reports of a year, the wrong file, organs renamed or merged: said clearly, settled on the page, counted once."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from gongkai_web.examination.keeping import kept, opened
from gongkai_web.examination.kinds import Doubt, State
from gongkai_web.examination.models import Kept, ReportFile
from gongkai_web.organs.models import FormerName, Organ
from gongkai_web.organs.roles import Role
from gongkai_web.organs.services.reorganising import merge

BELOW = ("某县人民政府办公室", "某县民政局", "某县某镇人民政府")
OUT = {"requests/received/all": 2, "requests/received/natural": 2} | {
    f"requests/carried-out/{column}": 2 for column in ("all", "natural")
}
IN = {
    f"requests/{row}/{column}": count
    for column in ("all", "natural")
    for row, count in (("carried-in", 4), ("carried-out", 4))
}


def doubts(file):
    return [doubt for doubt, _ in file.doubts]


def codes(file):
    return {told["code"] for told in file.examinations.last().findings}


def left(file):
    return {told["code"]: told["reason"] for told in file.examinations.last().not_assessable}


@pytest.fixture
def page(asking):
    """What the page of a file says: `page(file)`, or after an act: `page(file, act="choose", reason="…")`."""

    def shown(file, **act):
        address = reverse("examination-report", args=[file.pk])
        if act:
            assert asking.post(address, act).status_code == 302
            file.refresh_from_db()
        return asking.get(address).content.decode()

    return shown


@pytest.fixture
def merged(civil, county, supervisor):
    """某县民政局 went into the office on 1 March 2024."""
    office = Organ.objects.get(slug="office")
    merge([civil], office, on=date(2024, 3, 1), by=supervisor)
    return office


def test_two_reports_of_one_year_show_where_they_differ(civil, dropped, page, report_file):
    dropped({"一.html": report_file(), "二.html": report_file(cells={"requests/received/all": 3})})
    one, two = ReportFile.objects.order_by("pk")
    said = page(two)
    assert "选定以前两份都不计入" in said
    assert "有1格的数不同，文字相同" in said
    assert "新收政府信息公开申请数量" in said.partition("这一份")[2].partition("</table>")[0]
    page(two, act="choose", reason="更正后重新公布", earlier="on")
    one.refresh_from_db()
    assert (one.counts, one.state, two.counts) == (False, State.SET_ASIDE, True)
    page(two, act="set-aside", reason="选错了")
    page(one, act="take-back", reason="这份才对")
    assert [file.counts for file in ReportFile.objects.order_by("pk")] == [True, False]


def test_a_third_report_of_one_year_has_it_decided_anew(civil, dropped, page, report_file):
    dropped({"一.html": report_file(), "二.html": report_file(cells={"requests/received/all": 3})})
    page(ReportFile.objects.last(), act="choose", reason="更正后重新公布")
    dropped({"三.html": report_file(cells={"requests/received/all": 4})})
    standing = [file for file in ReportFile.objects.order_by("pk") if not file.set_aside]
    assert [doubts(file) for file in standing] == [[Doubt.DOUBLE], [Doubt.DOUBLE]]
    assert not ReportFile.objects.filter(counts=True)


def test_a_file_that_is_named_for_another_organ_waits(civil, dropped, page, report_file):
    dropped({"某县某镇人民政府2023年.html": report_file()})
    file = ReportFile.objects.get()
    assert (file.organ, file.doubts, file.counts) == (civil, [["named-other", "某县某镇人民政府"]], False)
    assert "文件名写的是另一个机关：某县某镇人民政府" in page(file)
    assert "识别时的疑点，已经有人处理" in page(file, act="place", organ=civil.pk, year=2023)
    assert file.counts


@pytest.mark.parametrize(
    "name", ["某县某镇人民政府/某县民政局.html", "某县民政局（某县某镇人民政府转）.html", "县民政局.html"]
)
def test_a_folder_or_both_names_are_no_doubt(civil, dropped, report_file, name):
    own = {"某县民政局（某县某镇人民政府转）.html": [Doubt.NAMED_OTHER]}
    dropped({name: report_file()})
    assert doubts(ReportFile.objects.get()) == own.get(name, [])


def test_a_renamed_organ_is_added_up_once_by_the_name_of_its_year(civil, county, dropped, report_file):
    FormerName.objects.create(organ=civil, name="某县民政和社会保障局", until=date(2024, 3, 1))
    reports = {f"{name}.html": report_file(organ=name) for name in (*BELOW, "某县人民政府") if name != civil.name}
    dropped(reports | {"旧名.html": report_file(organ="某县民政和社会保障局")})
    whole = ReportFile.objects.get(organ=county)
    assert not {"G101", "G102", "G103"} & codes(whole)
    assert not {"G101", "G103"} & left(whole).keys()


def test_the_report_of_an_organ_on_the_year_of_its_merger_waits(merged, dropped, page, report_file):
    dropped({"2024.html": report_file(year=2024)})
    file = ReportFile.objects.get()
    assert file.doubts == [["ended", "2024-03-01→某县人民政府办公室"]]
    assert "机关在这一年撤销：2024-03-01→某县人民政府办公室" in page(file)
    page(file, act="place", organ=merged.pk, year=2024, reason="并入后由办公室编制")
    assert (file.organ, file.counts) == (merged, True)


def test_a_merged_organ_is_in_the_sum_of_its_successor_alone(merged, civil, county, dropped, page, report_file, worked):
    """What the organ wrote of its last months is kept, and the government adds up its successor alone."""
    dropped({f"{name}.html": report_file(organ=name, year=2024) for name in (*BELOW, "某县人民政府")})
    own = ReportFile.objects.get(organ=civil)
    page(own, act="place", organ=civil.pk, year=2024)
    worked()
    whole = ReportFile.objects.get(organ=county)
    assert own.counts
    assert not {"G101", "G102", "G103"} & codes(whole)
    assert own.pk not in whole.examinations.last().around["below"]


def test_the_successor_goes_on_from_both(merged, dropped, page, report_file, worked):
    """Two were open in each of both when 2023 ended: four are carried in, and nothing is wrong with that."""
    dropped(
        {
            "办公室2023.html": report_file(organ=merged.name, cells=OUT),
            "办公室2024.html": report_file(organ=merged.name, year=2024, cells=IN),
        }
    )
    file = ReportFile.objects.get(year=2024)
    assert not {"R104", "R105"} & codes(file)
    assert left(file)["R104"] == "这一年并入的机关（某县民政局）上年的报告不在这里，不能与上年比较"
    assert "某县民政局这一年并入本机关，它上年的报告不在这里" in page(file)
    dropped({"民政局2023.html": report_file(cells=OUT)})
    assert not {"R104", "R105"} & codes(file)
    assert "R104" not in left(file)
    assert "（并入本机关的，一并相加）" in page(file)
    gone = ReportFile.objects.get(organ__slug="civil")
    page(gone, act="correct", key="requests/carried-out/all", value="5", reason="原件上是5")
    worked()
    assert {"R104", "R105"} <= codes(file)


def test_the_same_file_twice_leads_to_the_one_that_is_there(asking, civil, dropped, member, page, report_file):
    """Once in the very package, once more by the supervisor, and once by a stranger to the organ."""
    dropped({"一.html": report_file(), "副本/一.html": report_file()})
    file = ReportFile.objects.get()
    page(file, act="set-aside", reason="误传")
    again = dropped({"又一次.html": report_file()})
    shown = asking.get(reverse("examination-batch", args=[again.pk])).content.decode()
    assert "与已有的内容完全相同：" in shown
    assert f'href="{reverse("examination-report", args=[file.pk])}"' in shown
    assert "不采用" in shown
    first = asking.get(reverse("examination-batch", args=[file.batch_id])).content.decode()
    assert "与这次导入的另一个文件内容完全相同" in first
    stranger = member(Organ.objects.get(slug="town"), Role.REPORT_WRITER)
    theirs = dropped({"三.html": report_file()}, by=stranger)
    asking.force_login(stranger)
    shown = asking.get(reverse("examination-batch", args=[theirs.pk])).content.decode()
    assert "它不归您管理" in shown
    assert "一.html" not in shown
    assert ReportFile.objects.count() == 1


@pytest.mark.parametrize("packed", [False, True])
def test_what_a_stranger_dropped_goes_to_its_own_organ(civil, dropped, member, report_file, packed):
    """The town's writer brought in the bureau's report by mistake; then the bureau brings it in itself."""
    content, stranger = report_file(), member(Organ.objects.get(slug="town"), Role.REPORT_WRITER)
    dropped({"错.html": content}, by=stranger)
    assert doubts(ReportFile.objects.get()) == [Doubt.NOT_YOURS]
    files = {"民政局.html": content}
    if packed:
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            archive.writestr("民政局.html", content)
        files = {"全部.zip": package.getvalue()}
    batch = dropped(files, by=member(civil, Role.REPORT_WRITER))
    file = ReportFile.objects.exclude(kind="").get()
    assert (file.organ, file.counts, file.batch, file.name) == (civil, True, batch, "民政局.html")
    assert batch.repeats == []
    assert file.examinations.exists()
    dropped({"又错.html": content}, by=stranger)
    assert ReportFile.objects.exclude(kind="").get().organ == civil


@pytest.fixture
def pictureless(civil, dropped, report_file):
    """A .doc that was read from a picture within it, before what LibreOffice made of files was kept."""
    dropped({"一.html": report_file(cells={"requests/received/all": 3})})
    file = ReportFile.objects.get()
    report = opened(bytes(file.kept.content))
    cells = {
        ref: cell._replace(origin=cell.origin._replace(picture="image1.png", box=(0, 0, 9, 9)))
        for ref, cell in report.cells.items()
    }
    Kept.objects.filter(pk=file.pk).update(content=kept(replace(report, cells=cells)))
    ReportFile.objects.filter(pk=file.pk).update(kind="doc")
    return ReportFile.objects.get()


def test_a_turned_file_without_its_pictures_is_read_again_on_the_page(page, pictureless, worked, monkeypatch):
    assert "再读一次，就能对着图核对" in page(pictureless)
    told = next(each for each in pictureless.examinations.last().findings if each["code"] == "A101")
    page(pictureless, act="dismiss", key=told["key"], reason="与原始记录核对过")
    errors = pictureless.errors
    monkeypatch.setattr("gongkai_web.examination.services.placing.program", lambda: "/usr/bin/soffice")
    page(pictureless, act="reread")
    worked()
    pictureless.refresh_from_db()
    assert (pictureless.counts, pictureless.errors, pictureless.kind) == (True, errors, "html")
    assert "再读一次，就能对着图核对" not in page(pictureless)


def test_without_libreoffice_what_was_read_stays(asking, pictureless, monkeypatch):
    monkeypatch.setattr("gongkai_web.examination.services.placing.program", lambda: None)
    said = asking.post(reverse("examination-report", args=[pictureless.pk]), {"act": "reread"}).content.decode()
    assert "本机没有LibreOffice，现在不能再读" in said
    assert ReportFile.objects.get().due == ""
