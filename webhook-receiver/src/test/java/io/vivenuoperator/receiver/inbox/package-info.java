@NullMarked
package io.vivenuoperator.receiver.inbox;

import org.jspecify.annotations.NullMarked;
