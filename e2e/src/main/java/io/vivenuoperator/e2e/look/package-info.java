/** What the demo shows: numbers from the database, alone or next to the simulator's truth. */
@NullMarked
package io.vivenuoperator.e2e.look;

import org.jspecify.annotations.NullMarked;
