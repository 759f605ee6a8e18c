@org.jspecify.annotations.NullMarked
package io.vivenuoperator.receiver.wire;
