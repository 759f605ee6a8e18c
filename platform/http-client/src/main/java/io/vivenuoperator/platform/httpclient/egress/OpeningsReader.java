package io.vivenuoperator.platform.httpclient.egress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.platform.httpclient.address.AddressBlock;
import io.vivenuoperator.platform.httpclient.address.SpecialAddresses;
import io.vivenuoperator.platform.httpclient.egress.EgressOpening.NameOpening;
import io.vivenuoperator.platform.httpclient.egress.EgressOpening.NetworkOpening;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads the operator's exceptions: {@code [{"cidr":"10.20.0.0/16","ports":[8080]},{"host":"grafana.monitoring.svc"}]}. A list that is
 * wrong anywhere is refused whole.
 */
final class OpeningsReader {
    private static final String CIDR = "cidr";
    private static final String HOST = "host";
    private static final String PORTS = "ports";
    private static final Set<String> MEMBERS = Set.of(CIDR, HOST, PORTS);
    private static final int HIGHEST_PORT = 65_535;
    private static final String FORM = "it must be a JSON list like"
            + " [{\"cidr\":\"10.20.0.0/16\",\"ports\":[8080]},{\"host\":\"grafana.monitoring.svc\"}]";

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException with the entry, the field and the fix, and without a value */
    List<EgressOpening> read(String text) {
        var list = parsed(text);
        if (!list.isArray()) {
            throw new IllegalArgumentException(FORM);
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> opening("entry " + (i + 1), list.get(i)))
                .toList();
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException _) {
            throw new IllegalArgumentException(FORM);
        }
    }

    private static EgressOpening opening(String entry, JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(entry + " is no object; " + FORM);
        }
        if (!MEMBERS.containsAll(
                node.propertyStream().map(member -> member.getKey()).toList())) {
            throw new IllegalArgumentException(entry + " has other fields than cidr, host and ports; remove them");
        }
        if (node.has(CIDR) == node.has(HOST)) {
            throw new IllegalArgumentException(entry + " needs either cidr or host, and not both");
        }
        var ports = ports(entry, node);
        return node.has(CIDR)
                ? new NetworkOpening(block(entry, text(entry, node, CIDR)), ports)
                : new NameOpening(name(entry, text(entry, node, HOST)), ports);
    }

    private static String text(String entry, JsonNode node, String field) {
        if (node.path(field).isTextual()) {
            return node.path(field).textValue();
        }
        throw new IllegalArgumentException(entry + ": " + field + " must be a text");
    }

    private static AddressBlock block(String entry, String text) {
        AddressBlock block;
        try {
            block = AddressBlock.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(entry + ": cidr is " + e.getMessage(), e);
        }
        SpecialAddresses.kindOf(block).filter(kind -> kind.isNeverCalled()).ifPresent(kind -> {
            throw new IllegalArgumentException(
                    entry + ": cidr is " + kind.description() + ", which nothing opens; remove the entry");
        });
        return block;
    }

    private static String name(String entry, String text) {
        try {
            var host = HostReader.read(text);
            if (host.literal().isEmpty()) {
                return host.name();
            }
        } catch (RefusedUrlException _) {
            // The same message as for an address.
        }
        throw new IllegalArgumentException(
                entry + ": host must be one name, without scheme, port and *; for addresses use cidr");
    }

    private static OpenedPorts ports(String entry, JsonNode node) {
        if (!node.has(PORTS)) {
            return new OpenedPorts(Set.of());
        }
        var list = node.path(PORTS);
        var numbers = new HashSet<Integer>();
        for (JsonNode port : list) {
            if (port.isInt() && port.intValue() > 0 && port.intValue() <= HIGHEST_PORT) {
                numbers.add(port.intValue());
            }
        }
        if (!list.isArray() || numbers.isEmpty() || numbers.size() != list.size()) {
            throw new IllegalArgumentException(
                    entry
                            + ": ports must be a list of different whole numbers from 1 to 65535; leave it out for all that are open");
        }
        return new OpenedPorts(numbers);
    }
}
