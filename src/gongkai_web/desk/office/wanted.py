"""What an application asks for, as an officer writes it down: registered, and put right as it is read back."""

from django import forms

from gongkai_web.desk.kinds import Delivery, Form
from gongkai_web.desk.office.case_forms import WORDS
from gongkai_web.ui.language import later


class WantedForm(forms.Form):
    """The information, and how it is to be given (条例 29). There is no field for what it is wanted for."""

    subject = forms.CharField(label=later("所需信息的名称"), max_length=200)
    document_number = forms.CharField(label=later("文号"), required=False, max_length=60)
    description = forms.CharField(label=later("便于查询的特征描述"), required=False, widget=WORDS, max_length=4000)
    form = forms.ChoiceField(label=later("提供形式"), choices=Form)
    delivery = forms.ChoiceField(label=later("获取方式"), choices=Delivery)
    assisted = forms.CharField(label=later("需要的协助"), required=False, widget=WORDS, max_length=500)
