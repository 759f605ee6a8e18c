@NullMarked
package io.vivenuoperator.receiver.envelope;

import org.jspecify.annotations.NullMarked;
