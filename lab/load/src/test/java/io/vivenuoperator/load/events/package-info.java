@NullMarked
package io.vivenuoperator.load.events;

import org.jspecify.annotations.NullMarked;
