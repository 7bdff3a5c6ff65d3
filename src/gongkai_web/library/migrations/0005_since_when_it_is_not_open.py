"""Since when each document that is not open to all has its attribute: the first of its newest versions that has it."""

from typing import Any

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

OPEN = "open"


def tell(apps: Any, schema_editor: Any) -> None:
    """Tell each document what its versions say."""
    using = schema_editor.connection.alias
    documents = apps.get_model("library", "Document").objects.using(using)
    revisions = apps.get_model("wagtailcore", "Revision").objects.using(using)
    kind = apps.get_model("contenttypes", "ContentType").objects.using(using)
    own = revisions.filter(base_content_type__in=kind.filter(app_label="library", model="document"))
    in_work = documents.filter(Q(live=False) | Q(has_unpublished_changes=True)).values_list("pk", flat=True)
    for pk in list(in_work):
        kept = own.filter(object_id=str(pk)).order_by("-created_at", "-pk")
        attribute, since = _newest(kept.values_list("content__attribute", "created_at"))
        if since and attribute != OPEN:
            documents.filter(pk=pk).update(withheld_as=attribute, withheld_on=timezone.localdate(since))


def _newest(versions: Any) -> tuple[str, Any]:
    """The attribute of the newest version, and the moment of the first of those that have it without a break."""
    newest, since = "", None
    for attribute, moment in versions:
        newest = newest or attribute or OPEN
        if attribute != newest:
            break
        since = moment
    return newest, since


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0004_assessments_of_what_is_not_open"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
