package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Prices and amounts, as JSON numbers or as texts that contain a number. They are rounded half to even: a price to four
 * digits, as the finest currency has, an amount to a whole ticket (Vivenu's document types amounts as float).
 */
final class NumberReader {
    private static final int PRICE_DIGITS = 4;
    private static final int LARGEST_PRICE_DIGITS = 12;
    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,4})?");

    private NumberReader() {}

    static ParsedField<BigDecimal> price(JsonNode node) {
        return rounded(node, PRICE_DIGITS);
    }

    static ParsedField<Integer> amount(JsonNode node) {
        return switch (rounded(node, 0)) {
            case ParsedField.Absent<BigDecimal> _ -> new ParsedField.Absent<>();
            case ParsedField.Odd<BigDecimal> odd -> ParsedField.odd(odd.problem());
            case ParsedField.Read<BigDecimal> read ->
                read.value().compareTo(LARGEST_AMOUNT) > 0
                        ? ParsedField.odd("larger than 2147483647")
                        : ParsedField.of(read.value().intValueExact());
        };
    }

    private static ParsedField<BigDecimal> rounded(JsonNode node, int digits) {
        if (node.isNumber()) {
            return rounded(node.decimalValue(), digits);
        }
        if (!node.isTextual()) {
            return ParsedField.odd("not a number");
        }
        String text = node.textValue().strip();
        if (text.isEmpty()) {
            return ParsedField.odd("empty");
        }
        return NUMBER.matcher(text).matches() ? rounded(new BigDecimal(text), digits) : ParsedField.odd("not a number");
    }

    /** Checks the magnitude first: rounding 1e-999999999 would take a billion digits. */
    private static ParsedField<BigDecimal> rounded(BigDecimal number, int digits) {
        long magnitude = (long) number.precision() - number.scale();
        if (number.signum() == 0 || magnitude < -digits) {
            return ParsedField.of(BigDecimal.ZERO);
        }
        if (magnitude > LARGEST_PRICE_DIGITS) {
            return ParsedField.odd(number.signum() < 0 ? "less than 0" : "too large");
        }
        BigDecimal rounded = number.setScale(digits, RoundingMode.HALF_EVEN).stripTrailingZeros();
        if (rounded.signum() < 0) {
            return ParsedField.odd("less than 0");
        }
        return ParsedField.of(rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded);
    }
}
