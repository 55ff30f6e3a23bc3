package dev.fluxcontract.conformance.page.prose;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a text, in one spelling, and where a number or a word in them ends. */
final class ProseSentences {
  private static final int MOST_CHARACTERS = 4000;

  /** What is longer is not a sentence, and could take long to read. */
  private static final int LONGEST = 400;

  /** What a sentence says of one case does not hold always, wherever in it the case stands. */
  private static final Pattern CONDITION =
      Pattern.compile("(?i)当(?![前然])|如果|若|仅在|\\b(?:when|if|unless|whenever|depending)\\b");

  private static final Pattern CONDITION_IN_FRONT =
      Pattern.compile("(?i)时\\s{0,2}$|下\\s{0,2}$|\\b(?:with|for)\\b");

  /** A full stop ends a sentence unless it stands within a number, a name or an address. */
  private static final Pattern END = Pattern.compile("[。!?\\n;；]|\\.(?=\\s|$|[\\u4e00-\\u9fff])");

  /** Words that begin the next statement where a page drops the space before it. */
  private static final Pattern NEXT_STATEMENT =
      Pattern.compile(
          "(?:Range|Default|Options?|Possible|Supported|Supports|Enum|Allowed|Accepted|Min|Max"
              + "|Value|Examples?|Required|Optional)\\b.*",
          Pattern.DOTALL);

  /** What follows the first digits of 4,294,967,295. */
  private static final Pattern THOUSANDS = Pattern.compile(",\\d{3}(?!\\d)");

  private static final String NO_UNIT_OF_A_VALUE = "次秒字分小天倍月年周元美千万亿点";

  private static final Set<String> OTHER_UNITS =
      Set.of(
          ("s ms sec secs second seconds minute minutes hour hours day days character characters"
                  + " chars letters token tokens word words time times kb mb gb kib"
                  + " mib percent request requests credit credits dollar dollars usd million thousand k")
              .split(" "));

  private ProseSentences() {}

  static List<String> of(String text) {
    String bounded = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    String one =
        Normalizer.normalize(bounded, Normalizer.Form.NFKC)
            .replaceAll("[“”„「」『』]", "\"")
            .replaceAll("[‘’]", "'")
            .replaceAll("<br ?/?>", "\n")
            .replaceAll("\\\\(?=[\\[\\]~_*])", "")
            .replace("**", "")
            .replace('\u2212', '-');
    return END.splitAsStream(one)
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty() && sentence.length() <= LONGEST)
        .toList();
  }

  /** Whether what stands at a place holds only in a case that the sentence names. */
  static boolean isConditional(String sentence, int place) {
    return CONDITION.matcher(sentence).find()
        || CONDITION_IN_FRONT.matcher(sentence).region(0, place).find();
  }

  /** The part of a sentence between the last comma or bracket and a place. */
  static String clauseBefore(String sentence, int place) {
    int start = place;
    while (start > 0 && ",、(（[;:".indexOf(sentence.charAt(start - 1)) < 0) {
      start--;
    }
    return sentence.substring(start, place);
  }

  /** The part of a sentence between a place and the next comma. */
  static String clauseAfter(String sentence, int place) {
    return sentence.substring(place).split("[,、，(（]", 2)[0];
  }

  /** Whether a number that ends there stands for itself: not for 2:3, 50%, 5 MB or 3 times. */
  static boolean numberEnds(String sentence, int end) {
    if (end >= sentence.length()) {
      return true;
    }
    char next = sentence.charAt(end);
    char after = end + 1 < sentence.length() ? sentence.charAt(end + 1) : ' ';
    if (next == '%' || next == '_' || next == '/' || Character.isDigit(next)) {
      return false;
    }
    if (THOUSANDS.matcher(sentence).region(end, sentence.length()).lookingAt()) {
      return false;
    }
    if (".:x×*-~–—".indexOf(next) >= 0 && Character.isLetterOrDigit(after)) {
      return false;
    }
    if (isLatin(next)) {
      return startsStatement(sentence.substring(end));
    }
    String rest = sentence.substring(end).strip();
    if (!rest.isEmpty() && NO_UNIT_OF_A_VALUE.indexOf(rest.charAt(0)) >= 0) {
      return false;
    }
    return next != ' ' || !OTHER_UNITS.contains(firstWord(rest));
  }

  /** Whether a bare word that ends there is a whole value, and not the start of a phrase. */
  static boolean wordEnds(String sentence, int end) {
    String rest = sentence.substring(end);
    String stripped = rest.strip();
    return stripped.isEmpty()
        || ",.;()]|}、。\"'`".indexOf(stripped.charAt(0)) >= 0
        || isHan(stripped.charAt(0))
        || startsStatement(stripped)
        || rest.startsWith("  ");
  }

  static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  private static boolean startsStatement(String rest) {
    return NEXT_STATEMENT.matcher(rest).matches();
  }

  private static boolean isLatin(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  private static String firstWord(String text) {
    Matcher word = Pattern.compile("[A-Za-z]{1,20}").matcher(text);
    return word.lookingAt() ? word.group().toLowerCase(java.util.Locale.ROOT) : "";
  }
}
