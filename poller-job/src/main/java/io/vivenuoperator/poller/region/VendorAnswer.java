package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.poller.deadline.DeadlineReachedException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The outcome of a request to the vendor. */
public sealed interface VendorAnswer<T> {
    /** What was requested. */
    record Given<T>(T value) implements VendorAnswer<T> {}

    /** There was no usable answer, and why. */
    record Missing<T>(ReadFailure why) implements VendorAnswer<T> {}

    static <T> VendorAnswer<T> of(T value) {
        return new Given<>(value);
    }

    static <T> VendorAnswer<T> missing(ReadFailure why) {
        return new Missing<>(why);
    }

    /** Calls the HTTP client. Here its failures, and a deadline that ends its waiting, become values. */
    static <T> VendorAnswer<T> to(Supplier<T> question) {
        try {
            return of(question.get());
        } catch (HttpCallException e) {
            return missing(ReadFailure.of(e));
        } catch (DeadlineReachedException _) {
            return missing(new ReadFailure.DeadlineReached());
        }
    }

    default <R> VendorAnswer<R> map(Function<? super T, ? extends R> use) {
        return then(value -> of(use.apply(value)));
    }

    /** Continues with the answer, if there is one. */
    default <R> VendorAnswer<R> then(Function<T, VendorAnswer<R>> next) {
        return switch (this) {
            case Given<T>(T value) -> next.apply(value);
            case Missing<T>(ReadFailure why) -> missing(why);
        };
    }

    /** Why there is no answer, if there is none. */
    default Optional<ReadFailure> failure() {
        return this instanceof Missing<T>(ReadFailure why) ? Optional.of(why) : Optional.empty();
    }
}
