/** Whether a program lives, and whether it can take requests. */
@NullMarked
package io.vivenuoperator.platform.service.health;

import org.jspecify.annotations.NullMarked;
