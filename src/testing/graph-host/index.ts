/** What tests import. */
export { HandClock } from "./clock";
export type { HostClock } from "./clock";
export { FAULTS } from "./faults";
export type { Fault, FaultHook } from "./faults";
export { GraphHost } from "./host";
export type { HostOptions, Logged } from "./host";
export type { Delivery, MailSettings } from "./mail/post";
export { signInAs } from "./sign-in";
