/** A Patreon to develop, test and demonstrate against. */
@NullMarked
package io.vivenuoperator.simulators.patreon;

import org.jspecify.annotations.NullMarked;
