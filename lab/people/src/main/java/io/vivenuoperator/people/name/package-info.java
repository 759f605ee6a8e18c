/** Names, and how they are written. */
@NullMarked
package io.vivenuoperator.people.name;

import org.jspecify.annotations.NullMarked;
