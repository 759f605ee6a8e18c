/** The registry with files of a test's own, and with a real database. */
@NullMarked
package io.vivenuoperator.events.registry;

import org.jspecify.annotations.NullMarked;
