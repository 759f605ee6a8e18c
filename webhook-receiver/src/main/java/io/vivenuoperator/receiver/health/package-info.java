/** Whether the process lives and whether it can take deliveries. */
@NullMarked
package io.vivenuoperator.receiver.health;

import org.jspecify.annotations.NullMarked;
