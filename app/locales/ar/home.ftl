## الصفحة الرئيسية لمن يرى غيره
home-title = الرئيسية
home-team = من لا يجوز له العمل
home-team-tomorrow = من لا يجوز له العمل غدًا
home-team-lede-site = { $day }، { $site }، { $people ->
    [one] موظف واحد.
    [two] موظفان.
    [few] { $people } موظفين.
   *[other] { $people } موظفًا.
}
home-day = اليوم
home-today = اليوم
home-tomorrow = غدًا
home-sites = المواقع
home-sites-own = مواقعي
home-sites-all = كل المواقع
home-team-lede = { $day }، { $people ->
    [one] موظف واحد.
    [two] موظفان.
    [few] { $people } موظفين.
   *[other] { $people } موظفًا.
}
figure-compliance = الامتثال
figure-held = { $held } من { $required } كفاءة مطلوبة سارية
figure-blocked = لا يجوز لهم العمل
figure-blocked-note = { $count ->
    [one] شخص ينقصه أمر إلزامي
   *[other] أشخاص ينقصهم أمر إلزامي
}
figure-expiring = تنتهي خلال { $days ->
    [one] يوم
    [two] يومين
    [few] { $days } أيام
   *[other] { $days } يومًا
}
figure-expiring-note = كفاءات مطلوبة { $count ->
    [one] شخص واحد
    [two] شخصين
    [few] { $count } أشخاص
   *[other] { $count } شخصًا
}
figure-waiting = بانتظار التحقق
figure-waiting-note = { $count ->
    [one] إتمام لم يفحص أحد إثباته
   *[other] إتمامات لم يفحص أحد إثباتها
}
attention-title = الأكثر إلحاحًا
attention-all = { $count ->
    [one] عرضه في المصفوفة
   *[other] عرض الكل ({ $count }) في المصفوفة
}
attention-cell = { $code }، { $days ->
    [0] اليوم
    [one] يوم
    [two] يومان
    [few] { $days } أيام
   *[other] { $days } يومًا
}
attention-cell-tomorrow = { $code }، من الغد
attention-still = يجوز له العمل اليوم.
attention-cell-spoken = { $title }: { $standing }
attention-more = و{ $count } أخرى
attention-none-title = يجوز للجميع العمل
attention-none-text = لا ينقص أحدًا أمر إلزامي. ما ينتهي لاحقًا في المصفوفة وفي رسم الأسابيع القادمة.
quick-title = الخطوات المعتادة
quick-matrix = فتح المصفوفة
quick-record = تسجيل إتمام تدريب
quick-verify = فحص ما ينتظر التحقق
quick-requirement = إضافة متطلب
quick-person = إضافة شخص
quick-course = إضافة دورة
weeks-title = ما ينتهي كل أسبوع
weeks-one = أسبوع { $day }: { $count }
weeks-spoken = الكفاءات المطلوبة التي تنتهي في كل من الأسابيع القادمة. { $weeks }
date-short = { $day } { $month }

## الصفحة الرئيسية لغيرهم
own-title = كفاءاتي
own-role-at-site = { $role } في { $site }.{ " " }
own-role = { $role }.{ " " }
own-share = { $held } من { $required } كفاءة مطلوبة سارية اليوم.
own-nothing-required = لا يُطلب منك شيء اليوم.
own-due = التالي
own-order = على ما يرام
own-until = حتى { $day }
own-was-valid = كانت سارية حتى { $day }.
own-is-valid = سارية حتى { $day }.
own-due-by = المهلة حتى { $day }.
own-blocks = حتى ذلك الحين لا يجوز لك العمل الذي يتطلبها.
own-next-expired = جدّدها: اطلب مكانًا في { $course } أو دورة تجديدها.
own-next-expiring = اطلب قبل ذلك مكانًا في { $course } أو دورة تجديدها.
own-next-overdue = اطلب أقرب مكان في { $course }.
own-next-missing = اطلب مكانًا في { $course }.
own-next-failed = لم تجتز المحاولة الأخيرة. اسأل متى يمكنك إعادة { $course }.
own-next-waiting = اجتزتها. لا يزال على شخص أن يفحص الإثبات؛ ليس عليك شيء.
