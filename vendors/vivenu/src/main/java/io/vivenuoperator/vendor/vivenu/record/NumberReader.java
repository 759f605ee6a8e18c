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

    static FieldValue<BigDecimal> price(JsonNode node) {
        return rounded(node, PRICE_DIGITS);
    }

    static FieldValue<Integer> amount(JsonNode node) {
        return switch (rounded(node, 0)) {
            case FieldValue.Absent<BigDecimal> _ -> new FieldValue.Absent<>();
            case FieldValue.Odd<BigDecimal> odd -> FieldValue.odd(odd.problem());
            case FieldValue.Read<BigDecimal> read ->
                read.value().compareTo(LARGEST_AMOUNT) > 0
                        ? FieldValue.odd("larger than 2147483647")
                        : FieldValue.of(read.value().intValueExact());
        };
    }

    private static FieldValue<BigDecimal> rounded(JsonNode node, int digits) {
        if (node.isNumber()) {
            return rounded(node.decimalValue(), digits);
        }
        if (!node.isTextual()) {
            return FieldValue.odd("not a number");
        }
        String text = node.textValue().strip();
        if (text.isEmpty()) {
            return FieldValue.odd("empty");
        }
        return NUMBER.matcher(text).matches() ? rounded(new BigDecimal(text), digits) : FieldValue.odd("not a number");
    }

    /** Checks the magnitude first: rounding 1e-999999999 would take a billion digits. */
    private static FieldValue<BigDecimal> rounded(BigDecimal number, int digits) {
        long magnitude = (long) number.precision() - number.scale();
        if (number.signum() == 0 || magnitude < -digits) {
            return FieldValue.of(BigDecimal.ZERO);
        }
        if (magnitude > LARGEST_PRICE_DIGITS) {
            return FieldValue.odd(number.signum() < 0 ? "less than 0" : "too large");
        }
        BigDecimal rounded = number.setScale(digits, RoundingMode.HALF_EVEN).stripTrailingZeros();
        if (rounded.signum() < 0) {
            return FieldValue.odd("less than 0");
        }
        return FieldValue.of(rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded);
    }
}
