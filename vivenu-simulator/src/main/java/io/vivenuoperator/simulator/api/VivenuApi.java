package io.vivenuoperator.simulator.api;

import io.vivenuoperator.simulator.fault.FaultSwitches;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.world.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Answers requests like Vivenu, and logs them. */
public final class VivenuApi {
    /** Called after each page of tickets, so that sales can happen while a client is paging. */
    @FunctionalInterface
    public interface PageListener {
        /** A page of a seller's tickets was answered. */
        void answered(Account account);
    }

    private static final String DATE = "Date";
    /** A date long ago, as a proxy that caches answers too long may send. */
    private static final String CACHED_DATE = "Sun, 01 Jan 2023 00:00:00 GMT";

    private final List<Account> accounts;
    private final FaultSwitches switches;
    private final Gate gate;
    private final EventRoutes events;
    private final TicketRoutes tickets = new TicketRoutes();
    private final WebhookRoutes webhooks;
    private final RequestLog log;
    private final Clock clock;
    private final PageListener pages;

    /** Serves these accounts. */
    public VivenuApi(
            List<Account> accounts,
            ApiRules rules,
            FaultSwitches switches,
            RequestLog log,
            Clock clock,
            PageListener pages) {
        this.accounts = List.copyOf(accounts);
        this.switches = switches;
        this.gate = new Gate(switches, new RateLimiter(rules.requestsPerMinute(), rules.requestsPerHour()), clock);
        this.events = new EventRoutes(clock);
        this.webhooks = new WebhookRoutes(rules.allowHttpWebhooks());
        this.log = log;
        this.clock = clock;
        this.pages = pages;
    }

    /** The answer to a request. */
    public Answer answer(ApiCall call) {
        Operation operation = Operation.of(call.method(), call.path());
        Optional<Account> account = operation.isPublic() ? ownerOf(Operation.id(call.path())) : ownerOf(call.key());
        String seller = account.map(Account::seller).orElse("");
        Answer answer = gate.refuse(seller, operation, call).orElseGet(() -> perform(operation, account, call));
        log.add(
                new RequestLog.Entry(
                        clock.instant(), seller, call.method(), call.path(), call.query(), answer.status()),
                operation.route(call));
        return dated(answer, account);
    }

    /** Adds the time of the seller's Vivenu as its web server writes it, or what the fault switch makes of it. */
    private Answer dated(Answer answer, Optional<Account> account) {
        Instant now = account.map(each -> each.world().now()).orElseGet(clock::instant);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        return switch (switches.get(account.map(Account::seller).orElse("")).date()) {
            case "absent" -> answer;
            case "garbage" -> answer.with(DATE, "yesterday");
            case "cached" -> answer.with(DATE, CACHED_DATE).with("Age", "86400");
            default -> answer.with(DATE, date);
        };
    }

    private Answer perform(Operation operation, Optional<Account> account, ApiCall call) {
        if (operation == Operation.UNKNOWN) {
            return Answer.error(404, "Cannot " + call.method() + " " + call.path());
        }
        if (account.isEmpty()) {
            return operation.isPublic() ? Answer.error(404, "Event not found") : Gate.unauthorized();
        }
        try {
            return perform(operation, account.get(), call);
        } catch (InvalidRequest e) {
            return Answer.error(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer perform(Operation operation, Account account, ApiCall call) {
        Faults faults = switches.get(account.seller());
        Ids ids = account.world().ids();
        String id = Operation.id(call.path());
        return switch (operation) {
            case LIST_EVENTS -> events.list(account.world(), faults, call.query());
            case EVENT_INFO -> events.info(account.world(), id, call.query());
            case GET_EVENT -> events.get(account.world(), faults, id);
            case LIST_TICKETS -> listTickets(account, faults, call.query());
            case GET_TICKET -> tickets.get(account.world(), faults, id);
            case LIST_WEBHOOKS -> webhooks.list(account.webhooks(), ids, call.query());
            case CREATE_WEBHOOK -> webhooks.create(account.webhooks(), ids, call.body());
            case UPDATE_WEBHOOK -> webhooks.update(account.webhooks(), ids, id, call.body());
            case DELETE_WEBHOOK -> webhooks.delete(account.webhooks(), ids, id);
            case UNKNOWN -> throw new IllegalStateException("an unknown operation has no account");
        };
    }

    private Answer listTickets(Account account, Faults faults, String query) {
        Answer answer = tickets.list(account.world(), faults, query);
        pages.answered(account);
        return answer;
    }

    private Optional<Account> ownerOf(Optional<String> key) {
        return accounts.stream()
                .filter(account -> key.filter(account.apiKey()::equals).isPresent())
                .findFirst();
    }

    private Optional<Account> ownerOf(String eventId) {
        return accounts.stream()
                .filter(account -> account.world().event(eventId).isPresent())
                .findFirst();
    }
}
