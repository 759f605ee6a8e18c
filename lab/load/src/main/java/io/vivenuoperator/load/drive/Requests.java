package io.vivenuoperator.load.drive;

import io.vivenuoperator.load.delivery.Post;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** Requests as bytes, built beforehand: the sender shares its processors with what is measured. */
public final class Requests {
    private final byte[][] requests;

    private Requests(byte[][] requests) {
        this.requests = requests;
    }

    /** The first posts, up to this count. */
    public static Requests of(InetSocketAddress target, IntFunction<Post> posts, int count) {
        String host = target.getHostString() + ":" + target.getPort();
        byte[][] requests = new byte[count][];
        for (int number = 0; number < count; number++) {
            requests[number] = request(posts.apply(number), host);
        }
        return new Requests(requests);
    }

    static byte[] request(Post post, String host) {
        byte[] head = ("POST " + post.path() + " HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Type: application/json; charset=utf-8\r\nx-vivenu-signature: " + post.signature()
                        + "\r\nContent-Length: " + post.body().length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + post.body().length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(post.body(), 0, request, head.length, post.body().length);
        return request;
    }

    public int count() {
        return requests.length;
    }

    byte[] get(int number) {
        return requests[number];
    }
}
