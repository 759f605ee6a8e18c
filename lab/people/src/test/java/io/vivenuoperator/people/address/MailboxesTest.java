package io.vivenuoperator.people.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.people.chance.Dice;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxesTest {
    @ParameterizedTest
    @CsvSource({
        "A.Roe+news@GoogleMail.com, aroe@gmail.com",
        "a.roe@outlook.com, a.roe@outlook.com",
        "aroe+x@outlook.com, aroe@outlook.com",
        "a.roe+x@company1.example, a.roe+x@company1.example",
        "+aroe@gmail.com, +aroe@gmail.com"
    })
    void formsOfOneMailbox(String address, String mailbox) {
        assertThat(Mailboxes.of(address)).isEqualTo(mailbox);
    }

    @Test
    void anotherFormIsTheSameMailbox() {
        var dice = new Dice(3);
        for (int i = 0; i < 500; i++) {
            String form = EmailForms.another("anna.roe@gmail.com", dice);

            assertThat(Mailboxes.of(form)).as(form).isEqualTo("annaroe@gmail.com");
        }
    }

    @Test
    void aMailboxIsGivenAwayOnce() {
        var dice = new Dice(5);
        var emails = new EmailMaker();

        assertThat(IntStream.range(0, 3_000).mapToObj(i -> Mailboxes.of(emails.of("Anna", "Roe", dice))))
                .doesNotHaveDuplicates();
    }
}
