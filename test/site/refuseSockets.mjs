// Loaded before anything else, it lets no socket connect to a host; sockets that are files, between processes, may.
import dgram from "node:dgram";
import {syncBuiltinESMExports} from "node:module";
import net from "node:net";

const refuse = () => {
  throw new Error("no network in this test");
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const isFile = typeof first === "string" ? Number.isNaN(Number(first)) : Boolean(first?.path);
  return isFile ? connect.apply(this, args) : refuse();
};
dgram.Socket.prototype.send = refuse;
dgram.Socket.prototype.connect = refuse;
syncBuiltinESMExports();
