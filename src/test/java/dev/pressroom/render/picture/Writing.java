package dev.pressroom.render.picture;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What people write in: the words that a sample's data are put into. */
enum Writing {
    GREEK("el", "Ελληνική Εταιρεία", "Οδός Ερμού", "Υπηρεσίες μετάφρασης και στοιχειοθεσίας"), CYRILLIC("uk",
            "Товариство «Друкарня»", "вулиця Шевченка", "Послуги перекладу та верстки"), JAPANESE("ja", "株式会社プレスルーム",
                    "東京都千代田区丸の内", "翻訳と組版のサービス、請求書の作成"), CHINESE("zh-CN", "北京印刷有限公司", "北京市朝阳区建国路",
                            "翻译和排版服务,发票制作"), KOREAN("ko", "주식회사 인쇄소", "서울특별시 종로구", "번역과 조판 서비스, 청구서 작성"), ARABIC("ar",
                                    "شركة الطباعة العربية", "شارع الملك فهد", "خدمات الترجمة وتنضيد الحروف"), HEBREW(
                                            "he", "בית הדפוס העברי", "רחוב הרצל", "שירותי תרגום ועימוד מסמכים"), THAI(
                                                    "th", "บริษัท โรงพิมพ์ไทย จำกัด", "ถนนสุขุมวิท กรุงเทพฯ",
                                                    "บริการแปลและจัดหน้าเอกสาร ที่นี่"), DEVANAGARI("hi",
                                                            "भारतीय मुद्रण संस्थान", "महात्मा गांधी मार्ग",
                                                            "अनुवाद और अक्षर संयोजन की सेवाएँ"), EMOJI("en",
                                                                    "Example ★ Press", "Harbour ⚓ Street",
                                                                    "Translations ✈ and typesetting ☎ 😀 🎉");

    private final Locale locale;
    private final List<String> words;

    Writing(String locale, String... words) {
        this.locale = Locale.forLanguageTag(locale);
        this.words = List.of(words);
    }

    Locale locale() {
        return locale;
    }

    /** The data with every text of several words in this writing, about as long as it was; codes, numbers and dates stay. */
    JsonNode translated(JsonNode data) {
        return switch (data) {
            case ObjectNode object -> {
                ObjectNode copy = object.deepCopy();
                object.fieldNames().forEachRemaining(name -> copy.set(name, translated(object.get(name))));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.deepCopy().removeAll();
                array.forEach(item -> copy.add(translated(item)));
                yield copy;
            }
            case TextNode text when isProse(text.textValue()) -> TextNode.valueOf(phrase(text.textValue()));
            default -> data;
        };
    }

    private static boolean isProse(String text) {
        return text.contains(" ") && text.matches("(?s).*[a-z]{3}.*") && !text.matches(".*[@/].*");
    }

    private String phrase(String original) {
        var phrase = new StringBuilder(words.get(original.length() % words.size()));
        for (int next = 1; phrase.length() * 2 < original.length(); next++) {
            phrase.append(' ').append(words.get((original.length() + next) % words.size()));
        }
        return phrase.toString();
    }
}
