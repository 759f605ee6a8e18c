package io.vivenuoperator.load.drive;

import io.vivenuoperator.load.delivery.WireRequest;
import java.net.InetSocketAddress;
import java.util.function.IntFunction;

/** Requests as bytes, built beforehand: the sender shares its processors with what is measured. */
public final class Requests {
    private final byte[][] requests;

    private Requests(byte[][] requests) {
        this.requests = requests;
    }

    /** The first requests, up to this count. */
    public static Requests of(InetSocketAddress target, IntFunction<? extends WireRequest> each, int count) {
        String host = host(target);
        byte[][] requests = new byte[count][];
        for (int number = 0; number < count; number++) {
            requests[number] = each.apply(number).octets(host);
        }
        return new Requests(requests);
    }

    static String host(InetSocketAddress target) {
        return target.getHostString() + ":" + target.getPort();
    }

    public int count() {
        return requests.length;
    }

    byte[] get(int number) {
        return requests[number];
    }
}
