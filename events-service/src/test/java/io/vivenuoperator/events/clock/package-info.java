@NullMarked
package io.vivenuoperator.events.clock;

import org.jspecify.annotations.NullMarked;
