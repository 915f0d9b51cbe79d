## Settings of the organisation
organisation-title = Organisation
organisation-lede = What holds for everybody in it. People may choose another language for themselves.
organisation-save = Save
organisation-saved = The settings are saved.
organisation-language-any = As the browser asks
organisation-language-help = Who has chosen none in the menu beside the own name reads in this one.
organisation-expiring-help = So long before its end a competency counts as expiring.
label-organisation-name = Name
label-language = Language
label-expiring-days = Expiring soon means within
