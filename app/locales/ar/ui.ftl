## الإطار
ui-product = Docendo
ui-skip = إلى المحتوى
ui-places = الأقسام
ui-main-places = الأقسام الرئيسية
ui-more = المزيد
ui-rail-narrow = تضييق القائمة
ui-rail-widen = توسيع القائمة
ui-find = في كل مكان
ui-own-page = صفحتي
ui-own-password = تغيير كلمة المرور
ui-scheme = المظهر
ui-scheme-system = كالنظام
ui-scheme-light = فاتح
ui-scheme-dark = داكن
ui-language = اللغة
ui-language-any = كالمؤسسة أو المتصفح
ui-sign-out = تسجيل الخروج
place-home = الرئيسية
place-matrix = المصفوفة
place-people = الأشخاص
place-catalogue = الدورات
place-requirements = المتطلبات
place-records = تسجيل إتمام

## أدوار الوصول
access-system-admin = مسؤول النظام
access-training-manager = مدير التدريب
access-hr = الموارد البشرية
access-manager = مدير
access-trainer = مدرّب
access-auditor = مدقّق
access-learner = عامل

## النماذج والقوائم
ui-optional = اختياري
ui-cancel = إلغاء
ui-errors = { $count ->
    [zero] لا شيء للتصحيح
    [one] أمر واحد للتصحيح
    [two] أمران للتصحيح
    [few] { $count } أمور للتصحيح
   *[other] { $count } أمرًا للتصحيح
}
ui-filter-remove = إزالة المرشح: { $filter }
ui-pages = الصفحات
ui-page = الصفحة { $number }
ui-page-previous = الصفحة السابقة
ui-page-next = الصفحة التالية
ui-part = { $first }–{ $last } من { $total }
ui-legend = الحالات وعدد مرات كل منها
