/** Encrypts what nobody may read in the database. */
@NullMarked
package io.vivenuoperator.events.sealing;

import org.jspecify.annotations.NullMarked;
