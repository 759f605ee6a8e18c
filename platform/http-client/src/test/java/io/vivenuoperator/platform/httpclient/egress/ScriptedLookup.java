package io.vivenuoperator.platform.httpclient.egress;

import io.vivenuoperator.platform.httpclient.address.AddressLiteral;
import io.vivenuoperator.platform.httpclient.address.HostLookup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Answers as a row of the corpus says, the last answer again and again; nothing may be asked if the row has none. */
final class ScriptedLookup implements HostLookup {
    private static final Pattern TURN = Pattern.compile("\\d(?:st|nd|rd) ");
    private static final Pattern ADDRESS = Pattern.compile("\\bA{1}(?:AAA)? ([0-9a-fA-F.:]+)");

    private final List<String> turns;
    private int asked;

    ScriptedLookup(String dns) {
        this.turns = TURN.splitAsStream(dns).filter(turn -> !turn.isBlank()).toList();
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        if (turns.isEmpty()) {
            throw new AssertionError("asked for " + host);
        }
        var turn = ADDRESS.matcher(turns.get(Math.min(asked, turns.size() - 1)));
        asked++;
        var found = new ArrayList<InetAddress>();
        while (turn.find()) {
            var text = turn.group(1);
            found.add(InetAddress.getByAddress(AddressLiteral.ipv4(text)
                    .or(() -> AddressLiteral.ipv6(text))
                    .orElseThrow()));
        }
        return found;
    }

    int turns() {
        return turns.size();
    }
}
