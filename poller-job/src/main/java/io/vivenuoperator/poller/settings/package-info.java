/** The process's settings, from its environment, validated. */
@NullMarked
package io.vivenuoperator.poller.settings;

import org.jspecify.annotations.NullMarked;
