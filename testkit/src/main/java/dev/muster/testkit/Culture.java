// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import java.util.List;

/**
 * Where a generated user comes from.
 *
 * @param locale language tag
 * @param zone time zone
 * @param phone country code of telephone numbers
 * @param given given names, each with its spelling in an address behind a bar
 * @param family family names, in the same form
 */
record Culture(String locale, String zone, String phone, List<String> given, List<String> family) {
    static final List<Culture> ALL = List.of(
            of("en-GB", "Europe/London", "+44", "Oliver|oliver Amelia|amelia Jack|jack", "Smith|smith O'Brien|obrien"),
            of("en-US", "America/New_York", "+1", "Mary|mary James|james Zoë|zoe", "Johnson|johnson Núñez|nunez"),
            of("de-DE", "Europe/Berlin", "+49", "Jürgen|juergen Käthe|kaethe Uwe|uwe", "Groß|gross Müller|mueller"),
            of("de-AT", "Europe/Vienna", "+43", "Sepp|sepp Änne|aenne Resi|resi", "Jäger|jaeger Weiß|weiss"),
            of("fr-FR", "Europe/Paris", "+33", "François|francois Noëlle|noelle", "Lefèvre|lefevre D'Arc|darc"),
            of("es-ES", "Europe/Madrid", "+34", "Íñigo|inigo Begoña|begona", "Ibáñez|ibanez Muñoz|munoz"),
            of("pt-BR", "America/Sao_Paulo", "+55", "João|joao Conceição|conceicao", "Gonçalves|goncalves"),
            of("pl-PL", "Europe/Warsaw", "+48", "Łukasz|lukasz Żaneta|zaneta", "Wójcik|wojcik Dąbrowska|dabrowska"),
            of("cs-CZ", "Europe/Prague", "+420", "Jiří|jiri Růžena|ruzena", "Dvořák|dvorak Novotný|novotny"),
            of(
                    "tr-TR",
                    "Europe/Istanbul",
                    "+90",
                    "İbrahim|ibrahim Işıl|isil Çağrı|cagri",
                    "Yılmaz|yilmaz Öztürk|ozturk"),
            of("sv-SE", "Europe/Stockholm", "+46", "Åsa|asa Björn|bjorn", "Ångström|angstrom Öberg|oberg"),
            of("is-IS", "Atlantic/Reykjavik", "+354", "Þór|thor Æsa|aesa", "Guðmundsdóttir|gudmundsdottir"),
            of(
                    "el-GR",
                    "Europe/Athens",
                    "+30",
                    "Γιώργος|giorgos Ελένη|eleni",
                    "Παπαδόπουλος|papadopoulos Νικολάου|nikolaou"),
            of("ru-RU", "Europe/Moscow", "+7", "Алексей|aleksei Юлия|yulia", "Иванов|ivanov Щербакова|shcherbakova"),
            of("uk-UA", "Europe/Kyiv", "+380", "Олена|olena Їржі|yirzhi", "Шевченко|shevchenko Гриценко|hrytsenko"),
            of("hy-AM", "Asia/Yerevan", "+374", "Արամ|aram Անի|ani", "Սարգսյան|sargsyan"),
            of("ka-GE", "Asia/Tbilisi", "+995", "გიორგი|giorgi ნინო|nino", "ბერიძე|beridze"),
            of("ar-EG", "Africa/Cairo", "+20", "محمد|mohamed فاطمة|fatima", "حسن|hassan السيد|elsayed"),
            of("he-IL", "Asia/Jerusalem", "+972", "נועם|noam תמר|tamar", "כהן|cohen לוי|levi"),
            of("fa-IR", "Asia/Tehran", "+98", "رضا|reza مریم|maryam", "احمدی|ahmadi"),
            of("hi-IN", "Asia/Kolkata", "+91", "अर्जुन|arjun प्रिया|priya", "शर्मा|sharma सिंह|singh"),
            of("ta-IN", "Asia/Kolkata", "+91", "கமலா|kamala முருகன்|murugan", "சுப்பிரமணியம்|subramaniam"),
            of("th-TH", "Asia/Bangkok", "+66", "สมชาย|somchai มาลี|malee", "ใจดี|jaidee"),
            of("zh-CN", "Asia/Shanghai", "+86", "伟|wei 秀英|xiuying", "王|wang 李|li 欧阳|ouyang"),
            of("zh-TW", "Asia/Taipei", "+886", "雅婷|yating 家豪|jiahao", "陳|chen 林|lin"),
            of("ja-JP", "Asia/Tokyo", "+81", "太郎|taro さくら|sakura", "佐藤|sato 髙橋|takahashi"),
            of("ko-KR", "Asia/Seoul", "+82", "민준|minjun 서연|seoyeon", "김|kim 박|park"),
            of("vi-VN", "Asia/Ho_Chi_Minh", "+84", "Đức|duc Thị|thi", "Nguyễn|nguyen Trần|tran"),
            of("sw-KE", "Africa/Nairobi", "+254", "Wanjiku|wanjiku Kamau|kamau", "Mwangi|mwangi Ng'ang'a|nganga"),
            of("am-ET", "Africa/Addis_Ababa", "+251", "አበበ|abebe ሰላም|selam", "ተስፋዬ|tesfaye"));

    private static Culture of(String locale, String zone, String phone, String given, String family) {
        return new Culture(locale, zone, phone, List.of(given.split(" ")), List.of(family.split(" ")));
    }
}
