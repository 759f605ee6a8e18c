package io.vivenuoperator.simulators.patreon.api;

import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Parameters;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which attributes and related resources are asked for. What is not asked for is not shown. */
record FieldSelection(
        Set<String> member, Set<String> user, Set<String> tier, Set<String> campaign, Set<String> include) {
    private static final Set<String> OF_MEMBER = Set.of(
            "full_name",
            "email",
            "patron_status",
            "last_charge_status",
            "last_charge_date",
            "next_charge_date",
            "currently_entitled_amount_cents",
            "will_pay_amount_cents",
            "campaign_lifetime_support_cents",
            "pledge_relationship_start",
            "pledge_cadence",
            "is_gifted",
            "is_free_trial",
            "note");
    private static final Set<String> OF_USER =
            Set.of("full_name", "first_name", "last_name", "email", "created", "url", "vanity");
    private static final Set<String> OF_TIER = Set.of("title", "amount_cents", "description", "published");
    private static final Set<String> OF_CAMPAIGN = Set.of("creation_name", "patron_count", "url", "currency");
    private static final Set<String> INCLUDES =
            Set.of("user", "currently_entitled_tiers", "campaign", "address", "pledge_history");
    private static final Pattern ITEM = Pattern.compile("[^,]+");

    /**
     * Reads it.
     *
     * @throws BadRequestException naming a field that does not exist
     */
    static FieldSelection of(Parameters query) {
        return new FieldSelection(
                read(query, "fields[member]", OF_MEMBER),
                read(query, "fields[user]", OF_USER),
                read(query, "fields[tier]", OF_TIER),
                read(query, "fields[campaign]", OF_CAMPAIGN),
                read(query, "include", INCLUDES));
    }

    private static Set<String> read(Parameters query, String parameter, Set<String> known) {
        Set<String> fields = new TreeSet<>();
        ITEM.matcher(query.first(parameter).orElse("")).results().forEach(item -> fields.add(item.group()));
        fields.stream().filter(field -> !known.contains(field)).findFirst().ifPresent(field -> {
            throw new BadRequestException(parameter, "'" + field + "' is not a valid value of " + parameter + ".");
        });
        return fields;
    }

    /** Everything that a delivery shows. */
    static FieldSelection ofDelivery() {
        return new FieldSelection(
                OF_MEMBER,
                Set.of("full_name", "url"),
                Set.of("title", "amount_cents"),
                Set.of("url", "patron_count"),
                Set.of("user", "currently_entitled_tiers", "campaign"));
    }
}
