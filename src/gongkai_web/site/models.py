"""What the site itself remembers."""

from django.db import models


class PublicState(models.Model):
    """One row that counts changes to what the public sees; pages kept under an older number are not shown again."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "公开内容版本"
        verbose_name_plural = "公开内容版本"

    def __str__(self) -> str:
        return str(self.number)
