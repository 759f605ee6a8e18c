package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.httpclient.address.AddressLiteral;
import io.vivenuoperator.platform.httpclient.address.HostLookup;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** A name server of a stranger: it answers over UDP, with a lifetime of 0, and each time with the next of its answers. */
final class DnsServer implements AutoCloseable {
    private static final int A = 1;
    private static final int AAAA = 28;
    private static final int HEAD = 12;
    private static final int NO_SUCH_NAME = 0x8183;
    private static final int ANSWER = 0x8180;

    private final DatagramSocket socket;
    private final Map<String, List<List<String>>> answers;
    private final Map<String, Integer> turns = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();

    private DnsServer(DatagramSocket socket, Map<String, List<List<String>>> answers) {
        this.socket = socket;
        this.answers = answers;
    }

    /** @param answers of each name: its turns, each with addresses of either family */
    static DnsServer start(Map<String, List<List<String>>> answers) throws IOException {
        var server =
                new DnsServer(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), answers);
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    /** Asks it for both families, as a resolver does. */
    HostLookup lookup() {
        return host -> {
            var found = new ArrayList<InetAddress>();
            for (String type : List.of("A", "AAAA")) {
                for (Object address : Collections.list(records(host, type))) {
                    found.add(InetAddress.getByName((String) address));
                }
            }
            return found;
        };
    }

    /** For example {@code A hooks.example.com}. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    // JNDI has no other kind of map; what it asks is this server.
    @SuppressWarnings({"JdkObsolete", "BanJNDI"})
    private Enumeration<?> records(String host, String type) throws UnknownHostException {
        var settings = new Hashtable<String, String>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, "dns://127.0.0.1:" + socket.getLocalPort());
        try {
            var attribute = new InitialDirContext(settings)
                    .getAttributes(host, new String[] {type})
                    .get(type);
            return attribute == null ? Collections.emptyEnumeration() : attribute.getAll();
        } catch (NameNotFoundException e) {
            throw new UnknownHostException(host);
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[512], 512);
        while (!socket.isClosed()) {
            try {
                packet.setLength(512);
                socket.receive(packet);
                var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                return;
            }
        }
    }

    private byte[] answer(byte[] asked) throws IOException {
        var question = ByteBuffer.wrap(asked);
        var name = new ArrayList<String>();
        question.position(HEAD);
        for (int length = question.get(); length > 0; length = question.get()) {
            var label = new byte[length];
            question.get(label);
            name.add(new String(label, StandardCharsets.US_ASCII));
        }
        int type = question.getShort();
        var host = String.join(".", name);
        questions.add((type == A ? "A " : "AAAA ") + host);
        var known = answers.get(host);
        var all = known == null ? List.<String>of() : turn(host, type, known);
        var addresses = all.stream()
                .filter(text -> text.contains(":") == (type == AAAA))
                .toList();
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(question.getShort(0));
        out.writeShort(known == null ? NO_SUCH_NAME : ANSWER);
        out.writeShort(1);
        out.writeShort(addresses.size());
        out.writeInt(0);
        out.write(asked, HEAD, question.position() + 2 - HEAD);
        for (String address : addresses) {
            // Not InetAddress.getByName: it would make four octets of ::ffff:10.0.0.1.
            var octets = AddressLiteral.ipv4(address)
                    .or(() -> AddressLiteral.ipv6(address))
                    .orElseThrow();
            out.writeShort(0xC000 | HEAD);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(0);
            out.writeShort(octets.length);
            out.write(octets);
        }
        return bytes.toByteArray();
    }

    /** The question for A, which comes first, begins a turn. */
    private List<String> turn(String host, int type, List<List<String>> known) {
        int turn = type == A ? turns.merge(host, 1, Integer::sum) : turns.getOrDefault(host, 1);
        return known.get(Math.min(turn, known.size()) - 1);
    }

    @Override
    public void close() {
        socket.close();
    }
}
