//! Names of people from many places, in their own scripts.
//!
//! A name whose e-mail form is not found by dropping its accents carries it after a slash.

/// Names that go together: every first name with every last name.
pub(super) struct Pool {
    /// How many people of the demo organisation are called so.
    pub(super) people: usize,
    first: &'static [&'static str],
    /// Of a size that shares no divisor with that of `first`, so that pairs repeat as late as they can.
    last: &'static [&'static str],
}

impl Pool {
    /// The first and last name of person `index` of the pool.
    pub(super) fn name(&self, index: usize) -> (&'static str, &'static str) {
        let first = if self.first.is_empty() { "" } else { self.first[index % self.first.len()] };
        (first, self.last[index % self.last.len()])
    }
}

/// 245 people.
pub(super) const POOLS: &[Pool] = &[
    Pool {
        people: 38,
        first: &["Olivia", "George", "Amelia", "Harry", "Grace", "Daniel", "Chloe", "Marcus", "Hannah", "Liam", "Ruth"],
        last: &[
            "Whitaker",
            "Okonedo",
            "Barnes",
            "Holt",
            "Pritchard",
            "Fenwick",
            "Ashworth",
            "Greaves",
            "Lockwood",
            "Thorne",
            "Underhill",
            "Marlow",
            "Sadler",
        ],
    },
    Pool {
        people: 14,
        first: &["Seán", "Ciarán", "Pádraig", "Fionnán", "Tomás"],
        last: &["Ó Súilleabháin", "Ó Domhnaill", "Breathnach", "Mac Giolla", "Mac Aoidh", "Ó Briain"],
    },
    Pool {
        people: 14,
        first: &["Adébáyọ̀", "Ngozi", "Kwame", "Ọlámidé", "Abena"],
        last: &["Adéyẹmí", "Mensah", "Ọkàfọ̀r", "Boateng", "Danjuma", "Sesay"],
    },
    Pool {
        people: 20,
        first: &["Íñigo", "Belén", "João", "Inês", "Andrés", "Conceição", "Raúl"],
        last: &["Muñoz Peña", "Araújo", "Gutiérrez", "Magalhães", "Núñez", "Brandão", "Ibáñez", "Simões"],
    },
    Pool {
        people: 12,
        first: &["Anaïs", "Jérôme", "Maëlle", "François", "Zoé"],
        last: &["Lefèvre", "Dubois-Hémery", "Gérard", "Châtelain", "Benoît", "Noël"],
    },
    Pool {
        people: 12,
        first: &["Jürgen", "Käthe", "Sjoerd", "Björn", "Renée"],
        last: &["Weiß/weiss", "Köhler", "van der Meer", "Schäfer", "Müller", "de Brüyn"],
    },
    Pool {
        people: 10,
        first: &["Åse", "Søren", "Þórunn/thorunn", "Håkan", "Päivi"],
        last: &["Østergård", "Þorvaldsen/thorvaldsen", "Lindström", "Hämäläinen", "Bjørnstad", "Ångström"],
    },
    Pool {
        people: 12,
        first: &["Łukasz", "Paweł", "Wojciech", "Grzegorz", "Zbigniew"],
        last: &["Wiśniewski", "Dąbrowski", "Kozłowski", "Zając", "Święcicki", "Żuraw"],
    },
    Pool {
        people: 6,
        first: &["Agnieszka", "Małgorzata", "Żaneta"],
        last: &["Wójcik", "Jabłońska", "Pawłowska", "Kępa"],
    },
    Pool {
        people: 8, first: &["Božena", "Jiřina", "Ľubica"], last: &["Dvořáková", "Šimková", "Žáková", "Čermáková"]
    },
    Pool {
        people: 10,
        first: &["Çağlar", "Gülşen", "Işıl", "Ömer", "Tuğba"],
        last: &["Yıldız", "Şahin", "Öztürk", "Güneş"],
    },
    Pool {
        people: 6, first: &["Ștefan", "Mădălina", "Țucu"], last: &["Ionescu", "Brânză", "Dumitrașcu", "Șerban"]
    },
    Pool {
        people: 12,
        first: &["Văn Minh", "Thị Hương", "Quốc Đạt", "Ngọc Ánh", "Thị Thủy"],
        last: &["Nguyễn", "Trần", "Phạm", "Đỗ"],
    },
    Pool {
        people: 12,
        first: &["Дмитро/dmytro", "Иван/ivan", "Сергей/sergey", "Георги/georgi", "Олексій/oleksii"],
        last: &["Коваленко/kovalenko", "Петров/petrov", "Иванов/ivanov", "Шевченко/shevchenko"],
    },
    Pool {
        people: 8,
        first: &["Оксана/oksana", "Светлана/svetlana", "Надежда/nadezhda"],
        last: &["Бондаренко/bondarenko", "Соколова/sokolova", "Димитрова/dimitrova", "Мельник/melnyk"],
    },
    Pool {
        people: 8,
        first: &["Γιώργος/giorgos", "Νίκος/nikos", "Αλέξανδρος/alexandros"],
        last: &["Παπαδόπουλος/papadopoulos", "Οικονόμου/oikonomou", "Βασιλείου/vasileiou", "Μακρής/makris"],
    },
    Pool {
        people: 5,
        first: &["Ελένη/eleni", "Κατερίνα/katerina"],
        last: &["Παππά/pappa", "Γεωργίου/georgiou", "Αγγελοπούλου/angelopoulou"],
    },
    Pool {
        people: 12,
        first: &["فاطمة/fatima", "يوسف/youssef", "ليلى/layla", "خالد/khalid", "مريم/maryam"],
        last: &["الحداد/alhaddad", "منصور/mansour", "النجار/alnajjar", "الخطيب/alkhatib"],
    },
    Pool {
        people: 8,
        first: &["प्रिया/priya", "अर्जुन/arjun", "सुनीता/sunita"],
        last: &["शर्मा/sharma", "वर्मा/verma", "यादव/yadav", "मिश्रा/mishra"],
    },
    Pool {
        people: 10,
        first: &["伟/wei", "秀英/xiuying", "建国/jianguo"],
        last: &["王/wang", "李/li", "张/zhang", "陈/chen"],
    },
    Pool {
        people: 4, first: &["健太/kenta", "陽子/yoko"], last: &["佐藤/sato", "田中/tanaka", "小林/kobayashi"]
    },
    // In Indonesia many have one name only.
    Pool { people: 4, first: &[], last: &["Suharti", "Budiono", "Wulandari", "Kartika"] },
];

/// The name as it is written.
pub(super) fn written(name: &'static str) -> &'static str {
    name.split('/').next().unwrap_or(name)
}

/// The name as it stands in an e-mail address.
pub(super) fn in_address(name: &'static str) -> String {
    let latin = name.split('/').next_back().unwrap_or(name);
    crate::kernel::text::fold(latin).chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn nobody_is_called_like_somebody_else() {
        let all: Vec<_> = POOLS.iter().flat_map(|pool| (0..pool.people).map(|index| pool.name(index))).collect();
        let different: HashSet<_> =
            all.iter().map(|(first, last)| in_address(first) + "." + &in_address(last)).collect();
        assert_eq!((all.len(), different.len()), (245, 245));
    }

    #[test]
    fn an_address_is_of_plain_letters_only() {
        assert_eq!(in_address("Łukasz"), "lukasz");
        assert_eq!(in_address("Ó Súilleabháin"), "osuilleabhain");
        assert_eq!((written("Ελένη/eleni"), in_address("Ελένη/eleni").as_str()), ("Ελένη", "eleni"));
        let names = POOLS.iter().flat_map(|pool| pool.first.iter().chain(pool.last));
        assert!(names.into_iter().all(|name| in_address(name).len() >= 2));
    }
}
