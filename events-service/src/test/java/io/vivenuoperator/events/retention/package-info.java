@NullMarked
package io.vivenuoperator.events.retention;

import org.jspecify.annotations.NullMarked;
