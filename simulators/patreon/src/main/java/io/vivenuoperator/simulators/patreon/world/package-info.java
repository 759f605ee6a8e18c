/** The campaign's members. */
@NullMarked
package io.vivenuoperator.simulators.patreon.world;

import org.jspecify.annotations.NullMarked;
