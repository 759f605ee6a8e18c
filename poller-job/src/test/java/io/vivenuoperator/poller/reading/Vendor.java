package io.vivenuoperator.poller.reading;

import static io.vivenuoperator.poller.reading.Choice.means;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A seller's events and tickets, half of them first in an ordinary version, and all of them in one with odd fields; and
 * what must be stored of them in the end, in whatever order they are read.
 */
final class Vendor {
    static final String FORMERLY = "2026-01-01T00:00:00Z";
    static final String BORN = "2025-12-01T00:00:00Z";
    static final String NOW = "2026-11-22T06:00:00Z";
    private static final int TYPES = 4;

    final List<String> formerEvents = new ArrayList<>();
    final List<String> formerTickets = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final List<String> tickets = new ArrayList<>();
    final Truth truth = new Truth();

    private final RandomGenerator chance;
    private final List<String> eventIds = new ArrayList<>();

    /** What must be stored: a line for each, by id. */
    record Truth(
            TreeMap<String, String> events,
            TreeMap<String, String> types,
            TreeMap<String, String> tickets,
            TreeMap<String, String> quarantine) {
        Truth() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }
    }

    Vendor(RandomGenerator chance, int events, int tickets) {
        this.chance = chance;
        for (int i = 0; i < events; i++) {
            event("e" + i);
        }
        for (int i = 0; i < tickets; i++) {
            ticket("k" + i);
        }
    }

    private void event(String id) {
        eventIds.add(id);
        boolean known = chance.nextBoolean();
        if (known) {
            formerEvents.add("{\"_id\":\"" + id + "\",\"name\":\"Formerly\",\"updatedAt\":\"" + FORMERLY
                    + "\",\"tickets\":[{\"_id\":\"" + id + "-y0\",\"name\":\"Formerly\",\"price\":1,\"amount\":1,"
                    + "\"active\":true},{\"_id\":\"" + id + "-y1\",\"name\":\"Formerly\",\"price\":1,\"amount\":1,"
                    + "\"active\":true}]}");
            for (int type = 0; type < 2; type++) {
                truth.types().put(id + "-y" + type, "Formerly 1 1 true listed");
            }
        }
        Choice name = name("Event " + id);
        Choice start = time("2026-12-05T07:00:00Z");
        Choice end = time("2026-12-06T20:00:00Z");
        Choice sellStart = time("2026-06-01T10:00:00Z");
        Choice sellEnd = time("2026-12-01T10:00:00Z");
        Choice timezone = Choice.of(chance, Choice.text("Europe/Berlin"), Choices.WORDS);
        Choice url = Choice.of(chance, Choice.text("https://example.com"), Choices.WORDS);
        Choice updatedAt = time("2026-06-02T10:00:00Z");
        events.add("{\"_id\":\"" + id + '"'
                + name.in("name")
                + start.in("start")
                + end.in("end")
                + sellStart.in("sellStart")
                + sellEnd.in("sellEnd")
                + timezone.in("timezone")
                + url.in("url")
                + updatedAt.in("updatedAt")
                + Choice.of(chance, means("5000", ""), Choices.AMOUNTS).in("maxAmount")
                + types(id, known)
                + '}');
        truth.events()
                .put(
                        id,
                        String.join(
                                "|",
                                name.meaning().orElse(id),
                                or(start),
                                or(end),
                                or(sellStart),
                                or(sellEnd),
                                or(timezone),
                                or(url),
                                updatedAt.meaning().orElse(NOW)));
        if (chance.nextInt(20) == 0) {
            String nameless =
                    Choices.NO_IDS.get(chance.nextInt(Choices.NO_IDS.size())).in("_id");
            events.add("{\"name\":\"nameless\"" + nameless + '}');
        }
    }

    /** Sometimes not a list, sometimes a list with something that is not a type. */
    private String types(String event, boolean known) {
        int what = chance.nextInt(10);
        if (what == 0) {
            return "";
        }
        if (what == 1) {
            truth.quarantine().put("event " + event, "tickets");
            return ",\"tickets\":" + List.of("\"none\"", "{}", "7", "true").get(chance.nextInt(4));
        }
        List<String> listed = new ArrayList<>();
        boolean all = true;
        for (int i = 0; i < TYPES; i++) {
            String id = event + "-y" + i;
            if (chance.nextInt(3) > 0) {
                listed.add(type(id));
            } else if (known && i < 2) {
                truth.types().put(id, "Formerly 1 1 true unlisted");
            }
        }
        if (chance.nextInt(4) == 0) {
            all = false;
            listed.add(chance.nextInt(listed.size() + 1), oddType());
        }
        if (!all) {
            truth.types()
                    .replaceAll((id, line) -> id.startsWith(event + "-") ? line.replace(" unlisted", " listed") : line);
        }
        return ",\"tickets\":[" + String.join(",", listed) + ']';
    }

    private String oddType() {
        if (chance.nextInt(3) == 0) {
            return List.of("null", "7", "\"VIP\"", "[]").get(chance.nextInt(4));
        }
        String id = Choices.NO_IDS.get(chance.nextInt(Choices.NO_IDS.size())).in("_id");
        return "{\"name\":\"who?\",\"amount\":10" + id + '}';
    }

    private String type(String id) {
        Choice name = name("Type " + id);
        Choice price = Choice.of(chance, means("99.5", "99.5"), Choices.PRICES);
        Choice amount = Choice.of(chance, means("120", "120"), Choices.AMOUNTS);
        Choice active = Choice.of(chance, means("true", "true"), Choices.FLAGS);
        truth.types()
                .put(
                        id,
                        String.join(
                                " ",
                                name.meaning().orElse(id),
                                or(amount),
                                or(price),
                                active.meaning().orElse("true"),
                                "listed"));
        return "{\"_id\":\"" + id + '"' + name.in("name") + price.in("price") + amount.in("amount")
                + active.in("active") + '}';
    }

    private void ticket(String id) {
        String event = eventIds.get(chance.nextInt(eventIds.size()));
        String type = event + "-y" + chance.nextInt(TYPES);
        boolean known = chance.nextBoolean();
        if (known) {
            formerTickets.add(("{\"_id\":\"%s\",\"eventId\":\"%s\",\"ticketTypeId\":\"%s\",\"ticketName\":\"Label\","
                            + "\"status\":\"VALID\",\"realPrice\":1,\"currency\":\"EUR\",\"createdAt\":\"%s\","
                            + "\"updatedAt\":\"%s\"}")
                    .formatted(id, event, type, BORN, FORMERLY));
        }
        boolean whole = chance.nextBoolean();
        var odd = new OddTicket(
                id,
                whole ? Choice.text(event) : Choice.of(chance, Choice.text(event), Choices.NO_IDS),
                whole ? Choice.text(type) : Choice.of(chance, Choice.text(type), Choices.NO_IDS),
                status(whole),
                Choice.of(chance, means("89.5", "89.5"), Choices.PRICES),
                Choice.of(chance, Choice.text("CHF"), Choices.WORDS),
                Choice.of(chance, Choices.ORIGINS.get(chance.nextInt(Choices.ORIGINS.size())), Choices.NO_ORIGINS),
                Choice.of(chance, Choice.text("k" + chance.nextInt(9)), Choices.NO_IDS),
                whole ? means("\"" + BORN + "\"", BORN) : time(BORN),
                whole ? means("\"2026-06-02T10:00:00Z\"", "2026-06-02T10:00:00Z") : time("2026-06-02T10:00:00Z"));
        tickets.add(odd.json());
        odd.problem()
                .ifPresent(_ ->
                        truth.quarantine().put("ticket " + id, odd.problem().get()));
        odd.stored(known ? Optional.of(new OddTicket.Former(event, type)) : Optional.empty())
                .ifPresent(line -> {
                    truth.tickets().put(id, line);
                    truth.types().putIfAbsent(type, "Label - - true unlisted");
                });
    }

    private Choice status(boolean whole) {
        Choice usual = Choices.STATUSES.get(chance.nextInt(Choices.STATUSES.size()));
        return whole ? usual : Choice.of(chance, usual, Choices.NO_STATUSES);
    }

    private Choice name(String usual) {
        return Choice.of(chance, Choice.text(usual), Choices.NAMES);
    }

    private Choice time(String usual) {
        return Choice.of(chance, means("\"" + usual + "\"", usual), Choices.TIMES);
    }

    private static String or(Choice choice) {
        return choice.meaning().orElse("-");
    }
}
