package io.vivenuoperator.historical.plan;

import static io.vivenuoperator.historical.plan.ChosenTickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseOrderTest {
    private static final List<ChosenTicket> MIXED = List.of(
            ticket("c", "late", 3),
            ticket("b", "team", 1),
            ticket("z", "first", 0),
            ticket("d", "team", 9),
            ticket("a", "late", 3));

    private static List<String> first(OptionalInt limit) {
        return PurchaseOrder.first(MIXED, limit).stream().map(ChosenTicket::id).toList();
    }

    @Test
    void theOldestPurchaseComesFirstAndStaysTogether() {
        assertThat(first(OptionalInt.empty())).containsExactly("z", "b", "d", "a", "c");
    }

    @ParameterizedTest
    @CsvSource({"1,z", "2,z", "3,z b d", "4,z b d", "5,z b d a c", "99,z b d a c"})
    void aLimitIsRoundedDownToWholePurchases(int limit, String ids) {
        assertThat(first(OptionalInt.of(limit))).containsExactly(ids.split(" ", -1));
    }

    @Test
    void aLimitLetsOnePurchaseThroughAtLeast() {
        // when
        var first = PurchaseOrder.first(
                List.of(ticket("a", "team", 0), ticket("b", "team", 0), ticket("c", "team", 0)), OptionalInt.of(1));

        // then
        assertThat(first).hasSize(3);
    }
}
