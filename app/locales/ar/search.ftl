## البحث
search-title = بحث
search-find = ابحث عن أشخاص ودورات وإجراءات
search-lede = اسم أو رقم أو بريد إلكتروني أو دورة أو إجراء.
search-submit = بحث
search-results = النتائج
search-courses = الدورات
search-actions = انتقال إلى
search-all = عرض الكل ({ $count })
search-count = { $count ->
    [0] لا نتائج.
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
   *[other] { $count } نتيجة
}
search-none-title = لا نتائج
search-none-text = جرّب حروفًا أقل أو كلمة أخرى.
search-failed = لا يجيب الخادم. حاول مجددًا.
action-gaps = عرض الثغرات
action-expiring = عرض ما ينتهي قريبًا
