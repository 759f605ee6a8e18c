/** Whether it can answer. */
@NullMarked
package io.vivenuoperator.salesapi.health;

import org.jspecify.annotations.NullMarked;
