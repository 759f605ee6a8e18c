package io.vivenuoperator.receiver.registry;

/** The regions file can't be used; the message says where and why, and never what stands there: it holds keys. */
final class BrokenRegistryException extends Exception {

    BrokenRegistryException(String message) {
        super(message);
    }
}
