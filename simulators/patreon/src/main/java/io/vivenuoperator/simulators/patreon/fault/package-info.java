/** What goes wrong at Patreon alone. */
@NullMarked
package io.vivenuoperator.simulators.patreon.fault;

import org.jspecify.annotations.NullMarked;
