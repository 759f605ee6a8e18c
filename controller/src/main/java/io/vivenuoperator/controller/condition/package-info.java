/** What the status says: conditions, their reasons, and how they change. */
@NullMarked
package io.vivenuoperator.controller.condition;

import org.jspecify.annotations.NullMarked;
