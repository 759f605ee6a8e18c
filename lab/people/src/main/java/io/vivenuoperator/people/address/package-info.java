/** E-mail addresses, and how they are written. */
@NullMarked
package io.vivenuoperator.people.address;

import org.jspecify.annotations.NullMarked;
